// Started by the tour: node --import <preload> planter/main.ts <milliseconds>
import { setTimeout as sleep } from 'node:timers/promises'
import { runWithWorkspaceContext } from '@sva/sdk'
import { createCells } from '../planted/table.ts'
import type { Told } from './messages.ts'
import { writers } from './writers.ts'

/** Pauses often and writes little at a time, as a service under steady load does. */
const perPause = 10

const stop = new AbortController()
const tell = (told: Told): unknown => process.send?.(told)

async function plant(duration: number): Promise<void> {
  const cells = createCells()
  const pause = duration / (cells.length / perPause)
  for (let at = 0; at < cells.length && !stop.signal.aborted; at += perPause) {
    const group = cells.slice(at, at + perPause)
    await Promise.all(
      group.map((cell) =>
        runWithWorkspaceContext({ workspaceId: cell.workspaceId }, async () =>
          writers[cell.position](cell),
        ),
      ),
    )
    tell({ planted: at + group.length })
    await sleep(pause, undefined, { signal: stop.signal }).catch(() => {})
  }
  if (!stop.signal.aborted) tell({ done: true })
}

// Only the channel to the tour keeps this process; without it everything is flushed and it ends.
process.channel?.ref()
process.once('SIGTERM', () => {
  stop.abort()
  process.channel?.unref()
})
await plant(Number(process.argv[2]))
