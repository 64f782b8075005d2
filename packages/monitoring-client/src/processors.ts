import type { Context } from '@opentelemetry/api'
import type { LogRecordProcessor, ReadWriteLogRecord } from '@opentelemetry/sdk-logs'
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace'
import { TraceFlags } from '@opentelemetry/api'
import { runWithoutWorkspaceContext } from '@sva/sdk'
import { rememberSpan, WORKSPACE_ID, workspaceOf } from './attribution.ts'
import type { Ledger } from './ledger.ts'
import { snapshot } from './snapshot.ts'

/**
 * In front of a batch: counts what comes and bounds what waits. The SDK's queue is bounded as
 * well, but drops without a word, and while it flushes it does not count what it holds.
 */
class Queue {
  readonly #ledger: Ledger
  readonly #capacity: number

  constructor(ledger: Ledger, capacity: number) {
    this.#ledger = ledger
    this.#capacity = capacity
  }

  /** Timers made by `accept` outlive the request that made them, so it runs for nobody. */
  offer(accept: () => void): void {
    this.#ledger.made()
    if (this.#ledger.waiting > this.#capacity) this.#ledger.lost(1, 'queue_full')
    else runWithoutWorkspaceContext(accept)
  }
}

/** Gives each log its workspace and a body of its own, then hands it to the batch and the console. */
export class LogProcessor implements LogRecordProcessor {
  readonly #inner: LogRecordProcessor | undefined
  readonly #queue: Queue
  readonly #onRecord: ((record: ReadWriteLogRecord) => void) | undefined

  constructor(options: {
    inner: LogRecordProcessor | undefined
    ledger: Ledger
    capacity: number
    onRecord: ((record: ReadWriteLogRecord) => void) | undefined
  }) {
    this.#inner = options.inner
    this.#queue = new Queue(options.ledger, options.capacity)
    this.#onRecord = options.onRecord
  }

  onEmit(record: ReadWriteLogRecord, context?: Context): void {
    const workspaceId = workspaceOf(context)
    // Written past setAttribute(): a record with 128 attributes of its own would lose it.
    if (workspaceId !== undefined) record.attributes[WORKSPACE_ID] = workspaceId
    if (typeof record.body === 'object') record.body = snapshot(record.body)
    this.#onRecord?.(record)
    const inner = this.#inner
    if (inner !== undefined) this.#queue.offer(() => inner.onEmit(record, context))
  }

  async forceFlush(): Promise<void> {
    await this.#inner?.forceFlush()
  }

  async shutdown(): Promise<void> {
    await this.#inner?.shutdown()
  }
}

/** Gives each span the workspace it was started in. */
export class SpanAttribution implements SpanProcessor {
  readonly #inner: SpanProcessor
  readonly #queue: Queue

  constructor(inner: SpanProcessor, ledger: Ledger, capacity: number) {
    this.#inner = inner
    this.#queue = new Queue(ledger, capacity)
  }

  onStart(span: Span, context: Context): void {
    const workspaceId = workspaceOf(context)
    if (workspaceId !== undefined) {
      rememberSpan(span, workspaceId)
      span.setAttribute(WORKSPACE_ID, workspaceId)
    }
    this.#inner.onStart(span, context)
  }

  onEnding(span: Span): void {
    this.#inner.onEnding?.(span)
  }

  onEnd(span: ReadableSpan): void {
    if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return
    this.#queue.offer(() => this.#inner.onEnd(span))
  }

  forceFlush(): Promise<void> {
    return this.#inner.forceFlush()
  }

  shutdown(): Promise<void> {
    return this.#inner.shutdown()
  }
}
