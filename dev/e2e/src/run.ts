import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export interface Result {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  readonly input?: string
}

/** Runs a program to its end; a code other than 0 is an answer, not an error. */
export async function tryRun(
  command: readonly string[],
  options: RunOptions = {},
): Promise<Result> {
  const [program, ...args] = command
  const child = spawn(program!, args, {
    env: { ...process.env, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  child.stdin.on('error', () => {}) // it ended without reading
  child.stdin.end(options.input ?? '')
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code: code ?? 1, stdout, stderr }
}

/** @throws Error with the end of what it printed, when its code is not 0. */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await tryRun(command, options)
  if (code === 0) return stdout
  const said = `${stderr}${stdout}`.trim().split('\n').slice(-15).join('\n')
  throw new Error(`${command.slice(0, 6).join(' ')} ended with ${code}:\n${said}`)
}
