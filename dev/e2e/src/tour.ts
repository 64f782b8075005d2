import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlantedRow } from './planted.ts'
import { tryRun } from './run.ts'
import { stack } from './stack.ts'

const root = join(import.meta.dirname, '../../..')

export interface ToldTour {
  /** 0: nothing claimed left the processes. 3: something did. 1: it broke. */
  readonly code: number
  readonly output: string
  readonly planted: readonly PlantedRow[]
}

/** `./run demo --once`, with its sessions in the stack's Redis and what leaves it sent to `forward`. */
export async function tour(forward: string, ...options: readonly string[]): Promise<ToldTour> {
  const folder = mkdtempSync(join(tmpdir(), 'sva-planted-'))
  const file = join(folder, 'planted.json')
  const { port, password } = stack().redis
  try {
    const main = ['dev/tour/src/main.ts', '--once', '--port', '0', '--planted', file]
    const { code, stdout, stderr } = await tryRun(
      [process.execPath, ...main, '--forward', forward, ...options],
      {
        cwd: root,
        env: {
          REDIS_URL: `redis://app:${encodeURIComponent(password)}@127.0.0.1:${port}`,
          SESSION_KEYS: randomBytes(32).toString('base64'),
          // What the person's own plain run let pass stays remembered.
          SVA_TOUR_PLAIN_RUN: devNull,
        },
      },
    )
    const planted = JSON.parse(readFileSync(file, 'utf8')) as PlantedRow[]
    return { code, output: stdout + stderr, planted }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
