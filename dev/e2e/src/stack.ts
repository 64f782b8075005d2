import { run, tryRun, type Result } from './run.ts'

/** Where the running stack answers: base URLs without a slash at the end. */
export interface Urls {
  readonly prometheus: string
  readonly loki: string
  readonly alertmanager: string
  readonly otlp: string
  readonly collectorHealth: string
  readonly logAgent: string
  readonly alertInbox: string
}

/** The stack that the tests drive; {@link stack} hands it to them. */
export interface Stack {
  readonly project: string
  /** docker compose with the files and the project of this stack. */
  readonly compose: readonly string[]
  /** Ports, passwords and the daemon: what compose and docker need in their environment. */
  readonly env: Readonly<Record<string, string>>
  readonly urls: Urls
  /** The user `app` of redis. */
  readonly redis: { readonly port: number; readonly password: string }
  readonly dataRoot: string
  /** Services that are not there because their image cannot be had on this machine. */
  readonly without: readonly string[]
}

const variable = 'SVA_E2E_STACK'

/** Tests run in other processes; the environment is how they learn of it. */
export function handOver(stack: Stack): void {
  process.env[variable] = JSON.stringify(stack)
}

/** @throws Error outside of `pnpm test:stack` */
export function stack(): Stack {
  const text = process.env[variable]
  if (text !== undefined) return JSON.parse(text) as Stack
  throw new Error('There is no stack to test.\n  Fix: pnpm test:stack [FILTER]')
}

export function docker(...args: readonly string[]): Promise<string> {
  return run(['docker', ...args], { env: stack().env })
}

export function tryDocker(...args: readonly string[]): Promise<Result> {
  return tryRun(['docker', ...args], { env: stack().env })
}

/** The name of a service's container. */
export function container(service: string): string {
  return `${stack().project}-${service}`
}

export interface State {
  readonly pid: number
  readonly status: string
  readonly restarts: number
  readonly oomKilled: boolean
  readonly health: string | undefined
}

export async function state(service: string): Promise<State> {
  const [it] = JSON.parse(await docker('inspect', container(service))) as [
    {
      RestartCount: number
      State: { Pid: number; Status: string; OOMKilled: boolean; Health?: { Status: string } }
    },
  ]
  const { Pid: pid, Status: status, OOMKilled: oomKilled, Health } = it.State
  return { pid, status, restarts: it.RestartCount, oomKilled, health: Health?.Status }
}
