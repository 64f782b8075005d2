import { isFree } from '../../scripts/ports.ts'
import { models } from './compose-model.ts'
import { StackError } from './errors.ts'
import type { Extra } from './paths.ts'
import type { Env } from './project.ts'

export interface Port {
  readonly service: string
  /** The variable that moves it. */
  readonly variable: string
  readonly port: number
}

const published = /^127\.0\.0\.1:\$\{(?<variable>[A-Z_]+):-(?<standard>\d+)\}:\d+$/

/** What the compose files publish, on the ports that `env` says. @throws StackError */
export function publishedPorts(extras: readonly Extra[], env: Env): readonly Port[] {
  const ports = models(extras).flatMap(({ services }) =>
    Object.entries(services).flatMap(([service, { ports = [] }]) =>
      ports.map((text) => {
        const { variable = '', standard = '' } = published.exec(text)?.groups ?? {}
        return { service, variable, port: portNumber(variable, env[variable] || standard) }
      }),
    ),
  )
  for (const [i, { variable, port }] of ports.entries()) {
    const other = ports.slice(0, i).find((earlier) => earlier.port === port)
    if (other === undefined) continue
    throw new StackError(
      `${other.variable} and ${variable} are both ${port}.\n  Fix: another port for one in .env`,
    )
  }
  return ports
}

function portNumber(variable: string, text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new StackError(`${variable} is no port.\n  Fix: a number from 1 to 65535 in .env`)
}

/** One sentence for all that are taken: who moves one at a time starts the stack five times. */
export async function assertFree(ports: readonly Port[]): Promise<void> {
  const free = await Promise.all(ports.map(({ port }) => isFree(port)))
  const taken = ports.filter((_, i) => !free[i])
  if (taken.length === 0) return
  const lines = taken.map(({ service, port, variable }) => {
    const next = port < 50_000 ? port + 10_000 : port - 10_000
    return `Port ${port} (${service}) is taken.\n  Fix: stop what listens there, or ${variable}=${next} in .env`
  })
  throw new StackError(lines.join('\n'))
}
