import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Milliseconds from `mark` (or the start) to the end of the process. */
  readonly took: number
}

export interface Program {
  readonly child: ChildProcess
  /** Resolves with what was printed so far as soon as it matches. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>
  /** From now on the time counts. */
  mark(): void
  readonly finished: Promise<Finished>
}

export interface ProgramOptions {
  readonly env?: Record<string, string>
  readonly args?: readonly string[]
  readonly nodeArgs?: readonly string[]
}

/** Runs test/programs/NAME.ts in a process of its own: globals and exit are what is tested. */
export function run(name: string, { env, args = [], nodeArgs = [] }: ProgramOptions = {}): Program {
  const file = fileURLToPath(new URL(`../programs/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [...nodeArgs, file, ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  let started = performance.now()
  const waiting = new Set<() => void>()
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk)
    for (const check of waiting) check()
  })
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout, stderr, took: performance.now() - started }),
    )
  })
  return {
    child,
    finished,
    mark: () => (started = performance.now()),
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const match = stdout.match(pattern)
          if (match === null) return
          waiting.delete(check)
          resolve(match)
        }
        waiting.add(check)
        check()
        void finished.then(() =>
          reject(new Error(`ended without ${pattern}:\n${stdout}\n${stderr}`)),
        )
      }),
  }
}
