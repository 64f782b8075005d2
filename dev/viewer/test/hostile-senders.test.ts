import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startViewer } from '../src/index.ts'
import type { Viewer } from '../src/index.ts'
import { maxBody, maxInflated } from '../src/receive.ts'
import { logs, send } from './fixtures.ts'

let viewer: Viewer
beforeEach(async () => {
  viewer = await startViewer({ port: 0 })
})
afterEach(() => viewer.close())

const message = async (response: Response) =>
  ((await response.json()) as { message: string }).message

test('a gzip bomb is refused at the limit, and the viewer lives on', async () => {
  const bomb = gzipSync(Buffer.alloc(4 * maxInflated, ' '))
  expect(bomb.length).toBeLessThan(maxBody)
  const response = await send(viewer.url, 'logs', bomb, { 'content-encoding': 'gzip' })
  expect(response.status).toBe(413)
  expect(await message(response)).toContain('16 MiB')
  expect((await send(viewer.url, 'logs', logs([{ body: 'still here' }]))).status).toBe(200)
  expect(viewer.counts().logs).toBe(1)
})

test('an oversized body is refused with the setting that makes batches smaller', async () => {
  const response = await send(viewer.url, 'logs', Buffer.alloc(maxBody + 1, ' '))
  expect(response.status).toBe(413)
  expect(await message(response)).toContain('OTEL_BLRP_MAX_EXPORT_BATCH_SIZE')
})

test('protobuf is answered with the one setting that fixes it', async () => {
  const headers = { 'content-type': 'application/x-protobuf' }
  const response = await send(viewer.url, 'traces', Buffer.from([10, 2, 8, 1]), headers)
  expect(response.status).toBe(415)
  expect(await message(response)).toContain('OTEL_EXPORTER_OTLP_PROTOCOL=http/json')
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
  'a form a foreign page could post is not read: %s',
  async (type) => {
    const response = await send(viewer.url, 'logs', logs([{ body: 'x' }]), { 'content-type': type })
    expect(response.status).toBe(415)
    expect(viewer.counts().records).toBe(0)
  },
)

test.each([
  ['{"resourceLogs": [', 'not valid JSON'],
  ['[]', 'not OTLP logs'],
  ['"text"', 'not OTLP logs'],
  ['null', 'not OTLP logs'],
  ['{"resourceSpans": []}', '"resourceLogs" is missing'],
])('malformed JSON gets a sentence, not a crash: %s', async (body, sentence) => {
  const response = await send(viewer.url, 'logs', body)
  expect(response.status).toBe(400)
  expect(await message(response)).toContain(sentence)
})

test('a body that only claims to be gzip is refused', async () => {
  const response = await send(viewer.url, 'logs', '{}', { 'content-encoding': 'gzip' })
  expect(response.status).toBe(400)
})

test('an unknown encoding is refused before it is read', async () => {
  const response = await send(viewer.url, 'logs', '{}', { 'content-encoding': 'br' })
  expect(response.status).toBe(415)
})

test('nesting without end neither overflows the stack nor ends the viewer', async () => {
  const depth = 200_000
  const deep = `{"arrayValue":{"values":[`.repeat(depth) + ']}}'.repeat(depth)
  const body = `{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":${deep}}]}]}]}`
  const response = await send(viewer.url, 'logs', gzipSync(body), { 'content-encoding': 'gzip' })
  expect(response.status).toBe(400)
  expect((await send(viewer.url, 'logs', '{}')).status).toBe(200)
})

test('wrong types in the right places read as empty instead of throwing', async () => {
  const record = {
    timeUnixNano: 'yesterday',
    severityNumber: {},
    body: 5,
    attributes: [
      null,
      7,
      { key: {}, value: null },
      { key: '__proto__', value: { kvlistValue: 3 } },
    ],
    traceId: ['x'],
  }
  const resourceLogs = [
    null,
    4,
    { resource: 'x', scopeLogs: [{ scope: 1, logRecords: [record, null] }] },
  ]
  expect((await send(viewer.url, 'logs', { resourceLogs })).status).toBe(200)
  expect(viewer.counts().logs).toBe(2)
})

test('an empty request is answered with an empty success, as OTLP asks', async () => {
  const response = await send(viewer.url, 'metrics', {})
  expect(await response.json()).toEqual({})
})
