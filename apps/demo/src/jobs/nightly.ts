import { runWithWorkspaceContext } from '@sva/sdk'
import { createLogger } from '@sva/monitoring-client'
import type { PermitStore } from '../permits/store.ts'
import { workspaces } from '../workspaces.ts'

const logger = createLogger({ component: 'nightly' })
const day = 24 * 60 * 60 * 1000
const paymentDeadline = 14 * day

/** Lets unpaid applications go, every `every` milliseconds; returns the stop. */
export function startNightly(permits: PermitStore, every: number): () => void {
  const timer = setInterval(() => runNightly(permits, new Date()), every)
  // A job that waits for the night must not keep a stopped app alive.
  timer.unref()
  return () => clearInterval(timer)
}

/** There is no request here to tell whom the work is for, so the job says it: once a workspace. */
export function runNightly(permits: PermitStore, now: Date): void {
  for (const { id } of workspaces) {
    runWithWorkspaceContext({ workspaceId: id }, () => lapseUnpaid(permits, now))
  }
}

/** Fails for itself: one municipality's trouble is not the next one's. */
function lapseUnpaid(permits: PermitStore, now: Date): void {
  const started = performance.now()
  try {
    const lapsed = permits.lapseUnpaid(new Date(now.getTime() - paymentDeadline))
    logger.info('unpaid applications lapsed', {
      action: 'PERMITS_LAPSED',
      lapsed,
      duration_ms: Math.round(performance.now() - started),
    })
  } catch (error) {
    logger.error('nightly job failed', { action: 'NIGHTLY_FAILED', error })
  }
}
