import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export interface Outcome {
  /** 127 when there is no such program. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A program with its first arguments: `docker`, or compose with the files of one project. */
export interface Program {
  /** What it prints, as text. */
  read(...args: readonly string[]): Promise<Outcome>
  /** On this terminal, with its own progress. @returns its exit code. */
  show(...args: readonly string[]): Promise<number>
}

export function program(command: readonly string[], env: NodeJS.ProcessEnv = process.env): Program {
  const [name = '', ...first] = command
  return {
    async read(...args) {
      const child = spawn(name, [...first, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      const output = Promise.all([text(child.stdout), text(child.stderr)])
      try {
        const [code] = (await once(child, 'close')) as [number | null]
        const [stdout, stderr] = await output
        return { code: code ?? 1, stdout, stderr }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
        return { code: 127, stdout: '', stderr: `There is no program ${name}.` }
      }
    },
    async show(...args) {
      const child = spawn(name, [...first, ...args], {
        env,
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      // Ctrl-C reaches it by the terminal; this is for whoever stops only this process.
      const pass = (): boolean => child.kill('SIGTERM')
      process.on('SIGTERM', pass)
      try {
        const [code] = (await once(child, 'close')) as [number | null]
        return code ?? 1
      } finally {
        process.off('SIGTERM', pass)
      }
    },
  }
}
