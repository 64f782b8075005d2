import { EventEmitter, on } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  carryWorkspaceContext,
  runWithoutWorkspaceContext,
  runWithWorkspaceContext,
} from '@sva/sdk'
import { createLogger } from '@sva/monitoring-client'
import type { Position } from '../planted/positions.ts'
import { sentence, type Write } from './write.ts'

const logger = createLogger({ component: 'background' })
const jobs = new EventEmitter()

interface Job {
  readonly text: string
  readonly context: ReturnType<typeof carryWorkspaceContext>
}

/** Starts outside of any work, as a worker in another process does; ends with the process. */
async function work(): Promise<void> {
  for await (const [message] of on(jobs, 'job')) {
    const job = JSON.parse(message) as Job
    runWithWorkspaceContext(job.context, () => logger.info(job.text))
  }
}
void work()

export const backgroundWriters = {
  'log from a timer': async (cell) => {
    await sleep(5)
    logger.info(sentence(cell))
  },
  'log from a queue': (cell) =>
    void jobs.emit(
      'job',
      JSON.stringify({ text: sentence(cell), context: carryWorkspaceContext() } satisfies Job),
    ),
  'log from a job without a request': (cell) =>
    runWithoutWorkspaceContext(() =>
      runWithWorkspaceContext({ workspaceId: cell.workspaceId }, () => logger.info(sentence(cell))),
    ),
} satisfies Partial<Record<Position, Write>>
