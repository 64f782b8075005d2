import type { Program } from './docker.ts'
import { StackError } from './errors.ts'

/** One container of a project, as `compose ps` tells. */
export interface Container {
  readonly service: string
  /** running, exited, restarting ... */
  readonly state: string
  /** healthy, unhealthy, starting, or empty where the image cannot probe. */
  readonly health: string
  readonly ports: readonly number[]
}

interface Line {
  readonly Service: string
  readonly State: string
  readonly Health: string
  readonly Publishers: readonly { readonly PublishedPort: number }[] | null
}

export async function listContainers(compose: Program): Promise<readonly Container[]> {
  const { code, stdout, stderr } = await compose.read('ps', '--all', '--format', 'json')
  if (code !== 0) throw new StackError(`Compose cannot list the containers: ${stderr.trim()}`)
  return parseContainers(stdout)
}

/** A JSON object a line. */
export function parseContainers(text: string): readonly Container[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const { Service, State, Health, Publishers } = JSON.parse(line) as Line
    const ports = (Publishers ?? []).map(({ PublishedPort }) => PublishedPort)
    return { service: Service, state: State, health: Health, ports: ports.filter(Boolean) }
  })
}
