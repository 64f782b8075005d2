// Everything an app may hand to telemetry by mistake. Nothing of it may throw into the app.
import { context, logs, metrics, SpanStatusCode, trace } from '@opentelemetry/api'
import { createLogger, startMonitoring } from '@sva/monitoring-client'

const monitoring = startMonitoring({ console: 'json' })
const logger = createLogger({ component: 'hostile' })
const cycle: Record<string, unknown> = { name: 'cycle' }
cycle['self'] = cycle
const deep: Record<string, unknown> = {}
let at = deep
for (let depth = 0; depth < 20_000; depth += 1) at = at['down'] = {}
const revoked = Proxy.revocable({}, {})
revoked.revoke()
const values: Record<string, unknown> = {
  cycle,
  deep,
  getter: {
    get boom(): never {
      throw new Error('getter was called')
    },
  },
  toJSON: {
    toJSON(): never {
      throw new Error('toJSON was called')
    },
  },
  revoked: revoked.proxy,
  throwing: new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('trap')
      },
    },
  ),
  bigint: 10n,
  symbol: Symbol('s'),
  map: new Map<unknown, unknown>([
    ['password', 'hunter2-map'],
    [cycle, 1],
  ]),
  nan: Number.NaN,
  huge: { nested: [1e300] },
  bytes: new Uint8Array([1, 2, 3]),
  date: new Date(Number.NaN),
  error: new AggregateError([new Error('one'), cycle], 'many', { cause: cycle }),
  nothing: undefined,
  fn: () => {},
}
let threw = 0
const attempt = (action: () => void): void => {
  try {
    action()
  } catch (error) {
    threw += 1
    console.error('threw into the app:', error)
  }
}
const span = trace.getTracer('hostile').startSpan('hostile')
const counter = metrics.getMeter('hostile').createCounter('hostile.counter')
for (const [name, value] of Object.entries(values)) {
  attempt(() => logger.info(`field ${name}`, { name, value }))
  attempt(() => logger.error(`error ${name}`, { error: value }))
  attempt(() => logger.info(value as string))
  attempt(() => logs.getLogger('raw').emit({ body: value }))
  attempt(() => counter.add(1, { value }))
  attempt(() => counter.add(value as number, { name }))
  // OpenTelemetry's own API throws on these as an attribute; we do not wrap that API.
  if (['getter', 'revoked', 'throwing', 'deep'].includes(name)) continue
  attempt(() => logs.getLogger('raw').emit({ attributes: { value } }))
  attempt(() => span.setAttribute(name, value))
  attempt(() => span.addEvent(name, { value }))
}
attempt(() => logger.info('not fields', 'text' as never))
attempt(() => logger.info('null fields', null as never))
attempt(() => span.setStatus({ code: SpanStatusCode.ERROR, message: 7 as never }))
attempt(() => span.recordException(values['error'] as Error))
// Nanoseconds where milliseconds are meant, and no time at all.
for (const time of [Date.now() * 1e6, Number.NaN, new Date(Number.NaN)]) {
  attempt(() => logs.getLogger('raw').emit({ body: 'no time', timestamp: time }))
  attempt(() => trace.getTracer('hostile').startSpan('no start', { startTime: time }).end())
  attempt(() => span.addEvent('no time', {}, time))
}
const gauge = metrics.getMeter('hostile').createObservableGauge('hostile.gauge')
gauge.addCallback((result) => result.observe(0 / 0, { of: 'nothing' }))
gauge.addCallback((result) => result.observe(1, { of: 'something' }))
attempt(() => context.with(context.active(), () => span.end()))

// The app goes on with its object; what was logged is what it was then.
const form = { step: 'first' }
logs.getLogger('raw').emit({ body: form })
logger.info('form', { form })
form.step = 'changed afterwards jane@example.org'

logger.info('the last one arrives')
await monitoring.shutdown()
console.error(`threw ${threw}`)
