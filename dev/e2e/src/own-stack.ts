import { composeCommand, ensureImages } from '@sva/images'
import {
  composeArguments,
  composeEnv,
  createProject,
  models,
  newPassword,
  passwords,
  program,
  publishedPorts,
  up,
  type Project,
} from '@sva/stack'
import { freePorts } from '../../scripts/ports.ts'
import type { Daemon } from './daemon.ts'
import type { Stack } from './stack.ts'
import { sweep } from './sweep.ts'

export interface OwnStack {
  readonly stack: Stack
  /** Takes everything down that belongs to it, also its volumes and rendered secrets. */
  readonly down: () => Promise<void>
}

export interface Choice {
  readonly name?: string
  /** Compose files that change it further. */
  readonly overrides?: readonly string[]
  readonly without?: readonly string[]
}

/** The compose file itself, under a name and on ports of its own. */
export async function ownStack(
  daemon: Daemon,
  say: (line: string) => void,
  signal: AbortSignal,
  { name = `sva-e2e-${process.pid}`, overrides = [], without = [] }: Choice = {},
): Promise<OwnStack> {
  const project = createProject(await variables(daemon, name), {
    without,
    overrides: ['dev/e2e/overrides/health.yml', ...overrides],
  })
  const command = [...(await composeCommand({ progress: say })), ...composeArguments(project)]
  const env = composeEnv(project)
  const compose = program(command, env)
  const down = async (): Promise<void> => {
    // Nobody reads what they would still write.
    await compose.read('down', '--volumes', '--timeout', '1')
    await sweep(project.name, env)
  }
  try {
    const health = await up(project, compose, signal)
    const ill = health?.members.filter(({ well }) => !well) ?? []
    for (const { service, state } of ill) say(`${service}: ${state}`)
    if (!health?.well) throw new Error('The stack did not become healthy.')
    return { stack: toStack(project, daemon, command), down }
  } catch (error) {
    await compose.show('logs', '--tail', '20', '--no-color')
    await down()
    throw error
  }
}

/** Sees to the images. @returns the services whose image can neither be pulled nor made here. */
export async function withoutImages(say: (line: string) => void): Promise<readonly string[]> {
  const [services = [], promtail = []] = models(['promtail']).map(
    ({ services }) => Object.entries(services) as [string, { readonly image?: string }][],
  )
  // Promtail is started by tests, beside the agent in whose place it can be.
  const wanted = [...services, ...promtail].flatMap(([, { image }]) => image ?? [])
  const { missing } = await ensureImages(wanted, { progress: say })
  const absent = services.filter(([, { image }]) => missing.some((tag) => tag === image))
  for (const [name, { image }] of absent) say(`without ${name}: ${image} cannot be had here`)
  return absent.map(([name]) => name)
}

async function variables(daemon: Daemon, name: string): Promise<Record<string, string>> {
  const names = publishedPorts([], {}).map(({ variable }) => variable)
  const ports = await freePorts(names.length)
  return {
    ...(process.env as Record<string, string>),
    ...daemon.env,
    DOCKER_DATA_ROOT: daemon.dataRoot,
    COMPOSE_PROJECT_NAME: name,
    ...Object.fromEntries(names.map((name, i) => [name, String(ports[i])])),
    ...Object.fromEntries(passwords.map((name) => [name, newPassword()])),
    OTLP_FORWARD_AUTHORIZATION: `Bearer ${newPassword()}`,
  }
}

function toStack(project: Project, daemon: Daemon, command: readonly string[]): Stack {
  const url = (variable: string): string => `http://127.0.0.1:${project.env[variable]}`
  return {
    project: project.name,
    compose: command,
    env: composeEnv(project) as Record<string, string>,
    dataRoot: daemon.dataRoot,
    without: project.without,
    redis: { port: Number(project.env.REDIS_PORT), password: project.env.REDIS_PASSWORD! },
    urls: {
      prometheus: url('PROMETHEUS_PORT'),
      loki: url('LOKI_PORT'),
      alertmanager: url('ALERTMANAGER_PORT'),
      otlp: url('OTLP_HTTP_PORT'),
      collectorHealth: url('COLLECTOR_HEALTH_PORT'),
      logAgent: url('LOG_AGENT_PORT'),
      alertInbox: url('ALERT_INBOX_PORT'),
    },
  }
}
