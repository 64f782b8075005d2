import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const main = join(import.meta.dirname, '../src/main.ts')

export interface RunningTour {
  readonly process: ChildProcess
  /** Everything it has printed so far. */
  output(): string
  ended(): Promise<{ readonly exitCode: number | null; readonly output: string }>
  printed(pattern: RegExp): Promise<void>
}

export function runTour(...args: string[]): RunningTour {
  const child = spawn(process.execPath, [main, ...args], {
    // What the person's own plain run let pass stays remembered.
    env: { ...process.env, SVA_TOUR_PLAIN_RUN: devNull },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  const closed = once(child, 'close')
  return {
    process: child,
    output: () => output,
    async ended() {
      await closed
      return { exitCode: child.exitCode, output }
    },
    async printed(pattern) {
      await until(() => pattern.test(output) || child.exitCode !== null)
      if (!pattern.test(output)) throw new Error(`ended without ${String(pattern)}:\n${output}`)
    },
  }
}

/** Polls; the test's own timeout ends what never comes. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await sleep(50)
}
