import { TraceFlags, type Context } from '@opentelemetry/api'
import type {
  LogRecordProcessor,
  ReadableLogRecord,
  ReadWriteLogRecord,
} from '@opentelemetry/sdk-logs'
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace'
import { snapshot } from '@sva/redaction'
import { rememberSpan, WORKSPACE_ID, workspaceOf } from './attribution.ts'
import type { Batch } from './batch.ts'

/** Gives each log its workspace and a body of its own, then hands it to console and batch. */
export class LogProcessor implements LogRecordProcessor {
  readonly #print: ((record: ReadableLogRecord) => void) | undefined
  readonly #batch: Batch<ReadableLogRecord> | undefined

  constructor(
    print: ((record: ReadableLogRecord) => void) | undefined,
    batch: Batch<ReadableLogRecord> | undefined,
  ) {
    this.#print = print
    this.#batch = batch
  }

  onEmit(record: ReadWriteLogRecord, context?: Context): void {
    const workspaceId = workspaceOf(context)
    // Written past setAttribute(): a record with 128 attributes of its own would lose it.
    if (workspaceId !== undefined) record.attributes[WORKSPACE_ID] = workspaceId
    if (typeof record.body === 'object') record.body = snapshot(record.body)
    try {
      this.#print?.(record)
    } catch {
      // Not printable, or nobody reads standard output any more; it still leaves by the batch.
    }
    this.#batch?.add(record, weigh(record.body) + weigh(record.attributes))
  }

  async forceFlush(): Promise<void> {
    await this.#batch?.flush()
  }

  async shutdown(): Promise<void> {
    await this.#batch?.shutdown()
  }
}

/** Gives each span the workspace it was started in, and hands it on when it has ended. */
export class WorkspaceSpanProcessor implements SpanProcessor {
  readonly #batch: Batch<ReadableSpan>

  constructor(batch: Batch<ReadableSpan>) {
    this.#batch = batch
  }

  onStart(span: Span, context: Context): void {
    const workspaceId = workspaceOf(context)
    if (workspaceId === undefined) return
    rememberSpan(span, workspaceId)
    span.setAttribute(WORKSPACE_ID, workspaceId)
  }

  onEnd(span: ReadableSpan): void {
    const sampled = (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0
    if (sampled) this.#batch.add(span, weigh(span.attributes) + weigh(span.events))
  }

  forceFlush(): Promise<void> {
    return this.#batch.flush()
  }

  shutdown(): Promise<void> {
    return this.#batch.shutdown()
  }
}

/** About how many characters a value holds, nested ones included. */
function weigh(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  let weight = 8
  for (const key in value) weight += weigh((value as Record<string, unknown>)[key])
  return weight
}
