import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { run, type Result } from '@sva/images'

/** A program with its first arguments: `docker`, or compose with the files of one project. */
export interface Program {
  /** What it prints, as text. */
  read(...args: readonly string[]): Promise<Result>
  /** On this terminal, with its own progress. @returns its exit code. */
  show(...args: readonly string[]): Promise<number>
}

export function program(command: readonly string[], env: NodeJS.ProcessEnv = process.env): Program {
  const [name = '', ...first] = command
  return {
    read: (...args) => run(name, [...first, ...args], { env }),
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
