import { setTimeout as pause } from 'node:timers/promises'
import { listContainers, type Container } from './containers.ts'
import type { Program } from './docker.ts'
import { doorOf, probeOf } from './doors.ts'
import { serviceNames } from './compose-model.ts'
import { publishedPorts, type Port } from './ports.ts'
import type { Project } from './project.ts'

export const absent = 'not started'

export interface Member {
  readonly service: string
  readonly well: boolean
  /** One word, or the fix. */
  readonly state: string
  readonly url?: string
  readonly note: string
}

export interface Health {
  readonly project: string
  readonly well: boolean
  readonly members: readonly Member[]
  /** Seconds since Prometheus last said through Alertmanager that alerts arrive. */
  readonly watchdogAge: number | undefined
}

export async function readHealth(project: Project, compose: Program): Promise<Health> {
  const ports = publishedPorts(project.extras, project.env)
  const containers = await listContainers(compose)
  const expected = serviceNames(project.extras).filter((name) => !project.without.includes(name))
  const members = await Promise.all(
    expected.map(async (service) => {
      const container = containers.find((one) => one.service === service)
      const probe = container?.state === 'running' ? probeOf(service, ports) : undefined
      const answers = probe === undefined ? undefined : await isOk(probe)
      return judge(service, container, answers, ports)
    }),
  )
  return {
    project: project.name,
    well: members.every(({ well }) => well),
    members,
    watchdogAge: await watchdogAge(ports),
  }
}

/** @param answers of a probe from outside, for images that have no check of their own. */
export function judge(
  service: string,
  container: Container | undefined,
  answers: boolean | undefined,
  ports: readonly Port[],
): Member {
  const door = doorOf(service, ports)
  if (container === undefined) return { service, well: false, state: absent, ...door }
  if (container.state !== 'running')
    return { service, well: false, state: container.state, ...door }
  const probed = answers === undefined ? container.health : answers ? 'healthy' : 'no answer'
  return { service, well: probed === 'healthy', state: probed || 'not probed', ...door }
}

/** States that may become well by themselves. */
const onTheirWay = new Set(['starting', 'no answer', 'restarting'])

/** For the two that compose cannot wait for. */
export async function readHealthUntilWell(
  project: Project,
  compose: Program,
  { patience, signal }: { readonly patience: number; readonly signal: AbortSignal },
): Promise<Health> {
  const end = Date.now() + patience
  for (;;) {
    const health = await readHealth(project, compose)
    const isHopeless = health.members.some(({ well, state }) => !well && !onTheirWay.has(state))
    if (health.well || isHopeless || signal.aborted || Date.now() > end) return health
    await pause(1_000, undefined, { signal }).catch(() => {})
  }
}

async function isOk(url: string): Promise<boolean> {
  return (await ask(url)) !== undefined
}

async function ask(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(3_000), redirect: 'error' })
    const body = await answer.text()
    return answer.ok ? body : undefined
  } catch {
    return undefined
  }
}

async function watchdogAge(ports: readonly Port[]): Promise<number | undefined> {
  const inbox = ports.find(({ variable }) => variable === 'ALERT_INBOX_PORT')
  const metrics = inbox && (await ask(`http://127.0.0.1:${inbox.port}/metrics`))
  const [, seconds] = metrics?.match(/^alert_webhook_last_watchdog_timestamp_seconds (\S+)$/m) ?? []
  return seconds === undefined ? undefined : Math.round(Date.now() / 1_000 - Number(seconds))
}
