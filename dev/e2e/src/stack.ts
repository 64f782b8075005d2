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

const variable = 'SVA_E2E_STACKS'

/** Tests run in other processes; the environment is how they learn of it. One stack a process. */
export function handOver(...stacks: readonly Stack[]): void {
  process.env[variable] = JSON.stringify(stacks)
}

/** @throws Error outside of `pnpm test:stack` */
export function stack(): Stack {
  const stacks = JSON.parse(process.env[variable] ?? '[]') as Stack[]
  // Vitest numbers the processes that run at the same time.
  const mine = stacks[(Number(process.env.VITEST_POOL_ID) - 1) % stacks.length]
  if (mine === undefined)
    throw new Error('There is no stack to test.\n  Fix: pnpm test:stack [FILTER]')
  return mine
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
