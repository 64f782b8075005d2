// One planted value of each kind in every position that OpenTelemetry can carry.
import {
  createTraceState,
  logs,
  metrics,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { createLogger, startMonitoring } from '@sva/monitoring-client'
import { runWithWorkspaceContext } from '@sva/sdk'
import { planted } from '../support/planted.ts'

const monitoring = startMonitoring()
const logger = createLogger({ component: 'positions' })

/** Two segments of text, so that a position is found by its canary whatever happens to the rest. */
const text = (value: string, position: string): string => `canary-${position} then ${value} ends`

runWithWorkspaceContext({ workspaceId: 'musterstadt' }, () => {
  for (const [kind, value] of Object.entries(planted)) {
    const at = (position: string): string => text(value, position)
    const cause = new Error(at('error-cause'))
    const error = new Error(at('error'), { cause })
    const raw = logs.getLogger(at('scope-name'), '1.0.0', {
      attributes: { note: at('scope-attribute') },
    })

    logger.info(at('log-body'), {
      note: at('log-attribute'),
      nested: { list: [{ note: at('log-nested') }] },
      json: JSON.stringify({ note: at('json-in-string') }),
      encoded: encodeURIComponent(at('percent-encoded')),
      map: new Map([['note', at('map')]]),
      [value]: 'canary-key',
      email: value,
      password: value,
    })
    logger.error('failed', { error })
    raw.emit({ body: { note: at('body-object'), password: value, list: [value] } })
    raw.emit({ body: 'x', eventName: at('event-name'), severityText: at('severity-text') })
    raw.emit({ body: 'x', exception: error })

    const linked = {
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      traceFlags: 1,
      // Its grammar has no room for `=`.
      traceState: createTraceState(value.includes('=') ? '' : `vendor=${value}`),
    }
    const span = trace.getTracer('positions').startSpan(at('span-name'), {
      kind: SpanKind.CLIENT,
      attributes: { note: at('span-attribute'), user_id: value, token: value },
      links: [{ context: linked, attributes: { note: at('link-attribute') } }],
    })
    span.addEvent(at('span-event-name'), { note: at('span-event-attribute') })
    span.recordException(error)
    span.setStatus({ code: SpanStatusCode.ERROR, message: at('status-message') })
    span.end()

    const meter = metrics.getMeter('positions')
    meter.createCounter('labelled').add(1, { kind, note: at('metric-label'), email: value })
    meter
      .createObservableGauge(`observed.${kind}`)
      .addCallback((result) => result.observe(1, { note: at('observable-label') }))
  }
})
await monitoring.shutdown()
