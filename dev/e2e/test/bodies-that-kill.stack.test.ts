import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ask } from '../src/ask.ts'
import { grpc } from '../src/grpc.ts'
import { logql } from '../src/loki.ts'
import { deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { stack, state, type State } from '../src/stack.ts'

const { urls, env } = stack()
const MiB = 1_024 * 1_024

/** Records that do not compress well, between some that do: 19 MB in 0.9 MB. */
const many = Array.from({ length: 20_000 }, () => ({
  body: randomBytes(16).toString('hex') + 'a'.repeat(800),
}))
const manyRecords = JSON.stringify(logs({ service: 'flood' }, many))
const bomb = gzipSync(manyRecords)
const json = { 'content-type': 'application/json' }
const shapeless = '{"resourceLogs":"all","resourceMetrics":"all","resourceSpans":"all"}'
const gzip = { ...json, 'content-encoding': 'gzip' }
const protobuf = { 'content-type': 'application/x-protobuf' }

type Bad = readonly [what: string, headers: Record<string, string>, body: string | Uint8Array]

const bad: readonly Bad[] = [
  ['3 MiB of JSON', json, manyRecords.slice(0, 3 * MiB)],
  ['19 MB in 0.9 MB of gzip', gzip, bomb],
  ['100 MB of nothing in 0.1 MB of gzip', gzip, gzipSync(Buffer.alloc(100 * MiB, ' '))],
  ['gzip that breaks off', gzip, bomb.subarray(0, 10_000)],
  ['gzip that is none', gzip, '{}'],
  ['an encoding that is not offered', { ...json, 'content-encoding': 'zstd' }, bomb],
  ['JSON that breaks off', json, '{"resourceLogs":[{'],
  ['JSON of another shape', json, shapeless],
  ['protobuf that is none', protobuf, randomBytes(10_000)],
  ['what a form of a page can send', { 'content-type': 'text/plain' }, '{}'],
  ['XML', { 'content-type': 'application/xml' }, '<log/>'],
]

let before: State
beforeEach(async () => {
  before = await state('otel-collector')
})

/** The same process, and it works. */
afterEach(async () => {
  expect(await state('otel-collector')).toEqual(before)
  const body = `still here at ${Date.now()}`
  await deliver('logs', logs({ service: 'survivor' }, [{ body }]))
  await until(
    async () => (await logql(`{service_name="survivor"} |= "${body}"`)).length === 1 || undefined,
    { what: 'a log through a collector that has survived' },
  )
})

const refused = (status: number): boolean => status === 0 || (status >= 400 && status < 500)

it.for(bad)('%s is refused for good', async ([, headers, body]) => {
  for (const signal of ['logs', 'metrics', 'traces']) {
    const { status } = await ask(`${urls.otlp}/v1/${signal}`, { method: 'POST', headers, body })
    expect([signal, status, refused(status)]).toEqual([signal, status, true])
  }
})

it.for([undefined, 'gzip'])('gRPC: 3 MiB (%s) are refused for good', async (encoding) => {
  const message = Buffer.alloc(3 * MiB)
  const sent = encoding === undefined ? message : gzipSync(message)
  const method = '/opentelemetry.proto.collector.logs.v1.LogsService/Export'
  const [resourceExhausted, brokenOff] = [8, undefined]
  const url = `http://127.0.0.1:${env['OTLP_GRPC_PORT']}`
  expect([resourceExhausted, brokenOff]).toContain(await grpc(url, method, sent, encoding))
})

it('thirty at once, each 19 MB in 0.9 MB, are refused', async () => {
  const asked = { method: 'POST', headers: gzip, body: bomb }
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => ask(`${urls.otlp}/v1/logs`, asked)),
  )
  expect(answers.filter(({ status }) => !refused(status))).toEqual([])
})

const notification = { version: '4', alerts: [] }
const rubbish: readonly (readonly [status: number, ...Bad])[] = [
  [400, 'no JSON', json, '{'],
  [400, 'no notification', json, '{"alerts":[]}'],
  [400, 'alerts that are none', json, JSON.stringify({ ...notification, alerts: [7] })],
  [413, 'too much', json, JSON.stringify({ ...notification, more: 'x'.repeat(MiB) })],
  [415, 'what a form can send', { 'content-type': 'text/plain' }, JSON.stringify(notification)],
  [403, 'a page', { ...json, origin: 'https://evil.example' }, JSON.stringify(notification)],
  [403, 'another name', { ...json, host: 'evil.example' }, JSON.stringify(notification)],
]

it.for(rubbish)('alert-inbox answers %s to %s', async ([expected, , headers, body]) => {
  const { status } = await ask(`${urls.alertInbox}/webhook`, { method: 'POST', headers, body })
  expect([expected, 0]).toContain(status)
})

it.for(['prometheus', 'loki', 'alertmanager'] as const)(
  'the guard passes no 2 MiB on to %s',
  async (store) => {
    const body = 'x'.repeat(2 * MiB)
    expect([413, 0]).toContain((await ask(urls[store], { method: 'POST', body })).status)
  },
)
