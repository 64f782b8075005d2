import { Ring } from './ring.ts'
import type { RingLimits } from './ring.ts'
import type { Span } from './otlp.ts'

export interface Trace {
  readonly traceId: string
  /** By span id: a span sent twice counts once. */
  readonly spans: Map<string, Span & { readonly id: string }>
  /** Spans beyond the limit of one trace. */
  omitted: number
  size: number
}

const maxSpans = 1_000

/** Traces by id; spans that come late, or from another process, join theirs. */
export class TraceStore {
  readonly #ring: Ring<Trace>

  constructor(limits: RingLimits) {
    this.#ring = new Ring(limits)
  }

  add(span: Span, id: string): Trace {
    const trace = this.#ring.get(span.traceId) ?? {
      traceId: span.traceId,
      spans: new Map(),
      omitted: 0,
      size: 0,
    }
    if (trace.spans.size < maxSpans || trace.spans.has(span.spanId)) {
      trace.spans.set(span.spanId, { ...span, id })
      trace.size += span.size
    } else trace.omitted += 1
    this.#ring.set(trace.traceId, trace, trace.size)
    return trace
  }

  get(traceId: string): Trace | undefined {
    return this.#ring.get(traceId)
  }

  /** Oldest first. */
  all(): Trace[] {
    return this.#ring.values()
  }
}
