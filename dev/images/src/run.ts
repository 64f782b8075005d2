import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface Result {
  /** 127 when there is no such program. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly input?: Readable
  /** Aborted: the program is killed. */
  readonly signal?: AbortSignal
  /** In a process group of its own: killed with all that it started, also when this process ends. */
  readonly group?: boolean
  readonly onStderr?: (text: string) => void
  readonly onStdout?: (text: string) => void
}

const groups = new Set<number>()

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Gone by itself.
  }
}

process.on('exit', () => groups.forEach(killGroup))

/** Runs a program to its end. */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Result> {
  const { cwd, env = process.env, input, signal, group = false } = options
  signal?.throwIfAborted()
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: group,
  })
  const texts = { stdout: '', stderr: '' }
  const listeners = { stdout: options.onStdout, stderr: options.onStderr }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text
      listeners[name]?.(text)
    })
  }
  // A program that ends before it has read everything says why on stderr.
  const fed = input === undefined ? undefined : pipeline(input, child.stdin!).catch(() => {})
  const { pid } = child
  const kill = () => void (group && pid !== undefined ? killGroup(pid) : child.kill('SIGKILL'))
  if (group && pid !== undefined) groups.add(pid)
  signal?.addEventListener('abort', kill)
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    await fed
    signal?.throwIfAborted()
    return { code: code ?? 1, ...texts }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return { code: 127, stdout: '', stderr: `There is no program ${program}.` }
  } finally {
    signal?.removeEventListener('abort', kill)
    if (pid !== undefined) groups.delete(pid)
  }
}
