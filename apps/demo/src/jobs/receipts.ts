import { EventEmitter, on } from 'node:events'
import { carryWorkspaceContext, runWithWorkspaceContext } from '@sva/sdk'
import { createLogger } from '@sva/monitoring-client'
import type { Permit } from '../permits/store.ts'

const logger = createLogger({ component: 'receipts' })

/** What travels: ids and the workspace, no person. The worker looks up whom to write to. */
interface ReceiptJob {
  readonly permitId: string
  readonly context: ReturnType<typeof carryWorkspaceContext>
}

/**
 * Receipts are sent after the response. The worker starts once, outside of every request, as a
 * worker of a real queue does in another process: what it knows of the workspace came as data.
 */
export class ReceiptQueue {
  readonly #jobs = new EventEmitter()

  add(permit: Permit): void {
    const job: ReceiptJob = { permitId: permit.id, context: carryWorkspaceContext() }
    this.#jobs.emit('job', JSON.stringify(job))
  }

  /** Works until {@link close}; what was added before that is still sent. */
  async work(): Promise<void> {
    for await (const [message] of on(this.#jobs, 'job', { close: ['close'] })) {
      const job = JSON.parse(message) as ReceiptJob
      runWithWorkspaceContext(job.context, () => send(job))
    }
  }

  close(): void {
    this.#jobs.emit('close')
  }
}

function send(job: ReceiptJob): void {
  logger.info('receipt sent', { action: 'RECEIPT_SENT', permit: job.permitId })
}
