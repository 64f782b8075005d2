import { readFileSync } from 'node:fs'
import { docker, stack } from './stack.ts'

/** The part of `docker inspect` that says what a container may do. */
export interface Inspected {
  readonly Id: string
  readonly Name: string
  readonly Config: { readonly Labels: Readonly<Record<string, string>> }
  readonly HostConfig: {
    readonly CapAdd: readonly string[] | null
    readonly CapDrop: readonly string[] | null
    readonly Memory: number
    readonly MemorySwap: number
    readonly NetworkMode: string
    readonly PidMode: string
    readonly Privileged: boolean
    readonly ReadonlyRootfs: boolean
    readonly SecurityOpt: readonly string[] | null
  }
  readonly Mounts: readonly { readonly Source: string; readonly Destination: string }[]
  readonly NetworkSettings: {
    readonly Ports: Readonly<
      Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>
    >
  }
}

/** Every running container of the stack, as Docker shows it to whoever asks. */
export async function inspectedText(): Promise<string> {
  const project = `label=com.docker.compose.project=${stack().project}`
  const ids = await docker('ps', '--quiet', '--filter', project)
  return docker('inspect', ...ids.trim().split('\n'))
}

export async function inspected(): Promise<readonly Inspected[]> {
  return JSON.parse(await inspectedText()) as Inspected[]
}

export const serviceOf = ({ Config }: Inspected): string =>
  Config.Labels['com.docker.compose.service']!

/**
 * A file below /proc of each process of a container. None where the processes are not on this
 * machine (Docker Desktop), or not ours to look at.
 */
export async function processFiles(
  { Id, Name }: Inspected,
  file: 'cmdline' | 'environ' | 'status',
): Promise<string[]> {
  const [, ...lines] = (await docker('top', Name.slice(1), '-eo', 'pid')).trim().split('\n')
  return lines.flatMap((line) => {
    const folder = `/proc/${line.trim()}`
    try {
      const isIts = readFileSync(`${folder}/cgroup`, 'utf8').includes(Id)
      return isIts ? [readFileSync(`${folder}/${file}`, 'utf8')] : []
    } catch {
      return [] // ended meanwhile, or another user's
    }
  })
}
