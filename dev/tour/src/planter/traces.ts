import { createTraceState, SpanStatusCode, trace, TraceFlags, type Span } from '@opentelemetry/api'
import type { Position } from '../planted/positions.ts'
import { pair, sentence, type Write } from './write.ts'

const tracer = trace.getTracer('planter')

/** One span of work that the writer adds something to. */
function spanOf(add: (span: Span, cell: Parameters<Write>[0]) => void): Write {
  return (cell) =>
    tracer.startActiveSpan('case.check', (span) => {
      add(span, cell)
      span.end()
    })
}

/** A span of some other service that this one follows. */
const other = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  traceFlags: TraceFlags.SAMPLED,
}

export const traceWriters = {
  'span name': (cell) => tracer.startSpan(sentence(cell)).end(),
  'span attribute': spanOf((span, cell) => span.setAttributes(pair(cell))),
  'span attribute under an innocent key': spanOf((span, cell) =>
    span.setAttribute('result_7', sentence(cell)),
  ),
  'list in a span attribute': spanOf((span, cell) =>
    span.setAttribute('remarks', ['ok', sentence(cell)]),
  ),
  'SQL in a span attribute': spanOf((span, { canary, text }) =>
    span.setAttributes({
      ref: canary,
      'db.system.name': 'postgresql',
      'db.query.text': `UPDATE cases SET note = '${text}' WHERE state = 'open'`,
    }),
  ),
  'header in a span attribute': spanOf((span, { canary, text }) =>
    span.setAttributes({ ref: canary, 'http.request.header.x-forwarded-user': [text] }),
  ),
  'span event name': spanOf((span, cell) => span.addEvent(sentence(cell))),
  'span event attribute': spanOf((span, cell) => span.addEvent('applicant saved', pair(cell))),
  'recorded exception': spanOf((span, cell) => span.recordException(new Error(sentence(cell)))),
  'span link attribute': spanOf((span, cell) =>
    span.addLink({ context: other, attributes: pair(cell) }),
  ),
  'tracestate of a span link': spanOf((span, { canary, value }) =>
    span.addLink({
      context: { ...other, traceState: createTraceState(`office=${value}`) },
      attributes: { ref: canary },
    }),
  ),
  'span status message': spanOf((span, cell) =>
    span.setStatus({ code: SpanStatusCode.ERROR, message: sentence(cell) }),
  ),
  'tracer name': (cell) => trace.getTracer(cell.text).startSpan(`check ${cell.canary}`).end(),
} satisfies Partial<Record<Position, Write>>
