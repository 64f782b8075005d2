import type { SpanContext } from '@opentelemetry/api'
import type { Redactor } from '@sva/redaction'

/** Ids stay; a tracestate that holds anything personal is dropped whole (it is a vendor's text). */
export function gateSpanContext(context: SpanContext, redactor: Redactor): SpanContext {
  const { traceId, spanId, traceFlags, isRemote, traceState } = context
  const state = traceState?.serialize()
  const keep = state !== undefined && redactor.redact(state, undefined, 'span.tracestate') === state
  return {
    traceId,
    spanId,
    traceFlags,
    ...(isRemote === undefined ? {} : { isRemote }),
    ...(keep && traceState !== undefined ? { traceState } : {}),
  }
}
