import { afterAll, beforeAll, expect, it } from 'vitest'
import { countedSpans } from '../src/numbered.ts'
import { counters, deliver, logs, span } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { series, total } from '../src/prometheus.ts'
import { Sender } from '../src/sender.ts'
import { container, docker, state } from '../src/stack.ts'
import { openTracing, type Tracing } from '../src/tracing.ts'

// Jaeger is an extra: without it, nobody may notice but who looks for traces.

const run = Date.now()
let tracing: Tracing
beforeAll(async () => {
  tracing = await openTracing()
})
afterAll(() => tracing.close())

function atJaeger(text: string): Promise<string> {
  const arrived = async () => (await tracing.spans()).find((body) => body.includes(text))
  return until(arrived, { what: `${text} at Jaeger` })
}

it('a span arrives there, redacted, and is counted by span_metrics', async () => {
  const service = `traced-${run}`
  await deliver(
    'traces',
    span({ service }, 'POST /antraege', {
      workspace_id: 'musterstadt',
      note: 'for erika.mustermann@example.org',
    }),
  )
  const body = await atJaeger(service)
  expect(body).toContain('POST /antraege')
  expect(body).toContain('musterstadt')
  expect(body).not.toContain('erika.mustermann')
  const calls = `traces_span_metrics_calls_total{service_name="${service}"}`
  // Prometheus puts a 0 where a series starts.
  const [counted] = await series(`${calls} > 0`)
  expect(counted?.value).toBe(1)
})

const jaeger = 'exporter="otlp_grpc/jaeger"'
/** More than its queue holds. */
const many = 30_000

it('Jaeger away, at ten times the normal traffic: nobody is refused, metrics go on', async () => {
  const before = await state('otel-collector')
  const spans = countedSpans(`untraced-${run}`)
  await docker('stop', container('jaeger'))
  try {
    const sender = new Sender('traces', spans.request, { perSecond: 1_040, apps: 10 })
    const enough = (): true | undefined => sender.produced > many || undefined
    await until(enough, { what: `${many} spans` })
    const others = { service: `beside-${run}` }
    expect(await deliver('logs', logs(others, [{ body: 'taken' }]))).toBe(0)
    expect(await deliver('metrics', counters(others, [{ name: 'taken', value: 1 }]))).toBe(0)

    const { produced, retries, reasons } = await sender.stop()
    expect({ retries, reasons }).toEqual({ retries: 0, reasons: {} })
    const counted = async () => (await spans.counted()) >= produced || undefined
    await until(counted, { what: `${produced} spans in span_metrics` })
    expect(await spans.counted()).toBe(produced)

    const capacity = await total(`max(otelcol_exporter_queue_capacity{${jaeger}})`)
    expect(many).toBeGreaterThan(capacity)
    // It could not hold them, so it gave some up, and says so.
    await series(`otelcol_exporter_send_failed_spans{${jaeger}} > 0`)
    expect(await total(`otelcol_exporter_enqueue_failed_spans{${jaeger}}`)).toBe(0)
    expect(await total('otelcol_receiver_refused_spans')).toBe(0)
  } finally {
    await docker('start', container('jaeger'))
  }
  expect(await state('otel-collector')).toEqual(before)
})

it('back again, it is sent spans again', async () => {
  const service = `traced-again-${run}`
  // Again and again: gRPC knocks ever more rarely, and what waits for longer than 15 s is given up.
  const arrived = async () => {
    await deliver('traces', span({ service }, 'GET /antraege'))
    return (await tracing.spans()).find((body) => body.includes(service))
  }
  const body = await until(arrived, { what: `${service} at Jaeger`, every: 1_000 })
  expect(body).toContain('GET /antraege')
})
