import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { logql, type Entry } from '../src/loki.ts'
import { counters, deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { series } from '../src/prometheus.ts'
import { run } from '../src/run.ts'
import { stack } from '../src/stack.ts'

const permits = { service: 'permits', namespace: 'citizens', environment: 'production' }

function entries(query: string): Promise<Entry[]> {
  const some = async (): Promise<Entry[] | undefined> => {
    const found = await logql(query)
    return found.length > 0 ? found : undefined
  }
  return until(some, { what: `${query} in Loki` })
}

beforeAll(async () => {
  const app = join(import.meta.dirname, '../src/apps/documented-record.ts')
  await run([process.execPath, app], { env: { OTEL_EXPORTER_OTLP_ENDPOINT: stack().urls.otlp } })
})

it('a log arrives once, with its workspace beside it and not as an index label', async () => {
  const body = `application taken in ${Date.now()}`
  const given = { workspace_id: 'musterstadt', component: 'receipts', action: 'TAKEN_IN' }
  await deliver('logs', logs(permits, [{ body, attributes: given }]))
  const [entry, ...more] = await entries(`{service_name="permits"} |= "${body}"`)
  expect(more).toEqual([])
  expect(entry!.labels).toMatchObject({
    service_name: 'permits',
    service_namespace: 'citizens',
    deployment_environment_name: 'production',
    ...given,
  })
})

it('every field of the log record arrives under its name', async () => {
  const [entry] = await entries('{service_name="permits"} | action="RECEIPT_SENT"')
  const { line, labels } = entry!
  expect(line).toBe('receipt not sent to j***@example.org')
  expect(labels).toMatchObject({
    service_name: 'permits',
    service_version: '1.2.3',
    service_instance_id: expect.stringMatching(/^[\da-f-]{36}$/),
    deployment_environment_name: 'production',
    severity_text: 'ERROR',
    severity_number: '17',
    workspace_id: 'musterstadt',
    component: 'receipts',
    action: 'RECEIPT_SENT',
    duration_ms: '12',
    permit: 'MUS-1',
    sva_redacted_keys: expect.stringContaining('user_id'),
    exception_type: 'TypeError',
    exception_message: 'printer jammed',
    exception_stacktrace: expect.stringContaining('TypeError: printer jammed'),
    exception_cause: expect.stringContaining('no paper'),
    exception_code: 'EJAM',
    trace_id: expect.stringMatching(/^[\da-f]{32}$/),
    span_id: expect.stringMatching(/^[\da-f]{16}$/),
  })
  expect(labels).not.toHaveProperty('user_id')
})

it('Loki indexes three labels: a fourth would be a stream for each of its values', async () => {
  const answer = await fetch(`${stack().urls.loki}/loki/api/v1/labels`)
  const { data } = (await answer.json()) as { data: string[] }
  expect(data.toSorted()).toEqual([
    'deployment_environment_name',
    'service_name',
    'service_namespace',
  ])
})

it('a counter arrives under its job, with the workspace as a label', async () => {
  const name = `permits_taken_${Date.now()}`
  const point = { name, value: 3, attributes: { workspace_id: 'neudorf' } }
  await deliver('metrics', counters(permits, [point]))
  const [one] = await series(`${name}_total`)
  expect(one).toMatchObject({
    value: 3,
    metric: { job: 'citizens/permits', instance: 'permits-1', workspace_id: 'neudorf' },
  })
})

const ofApp = 'service_name="permits",deployment_environment_name="production"'

it.for([
  // Without tracing they are all that is left of a span.
  `traces_span_metrics_calls_total{${ofApp},workspace_id="musterstadt",span_kind="SPAN_KIND_SERVER",span_name="GET",status_code="STATUS_CODE_UNSET"}`,
  `traces_span_metrics_duration_seconds_bucket{${ofApp},workspace_id="musterstadt",le="0.25"}`,
  `http_server_request_duration_seconds_count{${ofApp},workspace_id="musterstadt"}`,
  `sva_redaction_replacements_total{${ofApp},sva_redaction_rule="email",sva_redaction_position="log.body"}`,
  'target_info{service_name="permits",service_version="1.2.3"}',
])('no series %s', async (selector) => {
  expect(await series(selector)).not.toEqual([])
})

it('an exemplar carries what its series must not', async () => {
  const name = `permits_printed_${Date.now()}`
  const exemplar = { note: 'printed for erika.mustermann@example.org', user_id: 4_711 }
  await deliver('metrics', counters(permits, [{ name, value: 1, exemplar }]))
  await series(`${name}_total`)
  const query = new URLSearchParams({
    query: '{__name__=~".+"}',
    start: String(Date.now() / 1_000 - 3_600),
    end: String(Date.now() / 1_000 + 60),
  }).toString()
  const answer = await fetch(`${stack().urls.prometheus}/api/v1/query_exemplars?${query}`)
  expect(await answer.json()).toEqual({ status: 'success', data: [] })
})
