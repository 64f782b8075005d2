import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { startViewer } from '../src/index.ts'
import { Ring } from '../src/ring.ts'
import { Store, type Signal } from '../src/store.ts'
import { Stream } from '../src/stream.ts'
import type { Json } from '../src/value.ts'
import { events, until } from './ask.ts'
import { counter, logs, spans } from './fixtures.ts'

const wide = { entries: 100, size: 1_000_000 }
const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')

test('too many records push the oldest out, and are still counted', () => {
  const store = new Store({ logs: { entries: 3, size: 1e6 }, traces: wide, series: wide })
  for (const body of ['a', 'b', 'c', 'd', 'e']) store.ingest('logs', logs([{ body }]))
  expect(store.all().logs.map(({ record }) => record.body)).toEqual(['c', 'd', 'e'])
  expect(store.counts().logs).toBe(5)
})

test('a few huge records count by what they hold, not by how many they are', () => {
  const store = new Store({ logs: { entries: 100, size: 10_000 }, traces: wide, series: wide })
  for (const name of 'abcdef') store.ingest('logs', logs([{ body: name.repeat(4_000) }]))
  expect(store.all().logs.length).toBe(2)
})

const town = '0'.repeat(4_000)
const senders: Record<Signal, (n: number) => Json> = {
  logs: () => logs([{ body: 'ok' }], town),
  traces: (n) =>
    spans([{ trace: hex(n, 32), id: hex(1, 16), name: 'ok', start: 1, took: 1 }], town),
  metrics: (n) => counter(`requests_${n}`, [{ value: 1 }], undefined, town),
}

test.for(Object.entries(senders))(
  'small %s with a huge resource count by what they keep in memory',
  ([signal, body]) => {
    // The service name stands in the resource twice, so one entry is a little over 8,000.
    const tight = { entries: 100, size: 20_000 }
    const store = new Store({ logs: tight, traces: tight, series: tight })
    for (let n = 1; n <= 6; n += 1) store.ingest(signal as Signal, body(n))
    const { logs, traces, series } = store.all()
    expect(logs.length + traces.length + series.length).toBe(2)
  },
)

test('a point counts with the description of its metric', () => {
  const store = new Store({ logs: wide, traces: wide, series: { entries: 100, size: 10_000 } })
  const points = Array.from({ length: 6 }, (_, id) => ({ value: 1, labels: { id } }))
  store.ingest('metrics', counter('x'.repeat(4_000), points))
  expect(store.all().series.length).toBe(2)
})

test('a renewed entry is measured once, and is the youngest', () => {
  const ring = new Ring<string>({ entries: 2, size: 10 })
  for (const round of ['1', '2', '3']) ring.set('a', round, 5)
  ring.set('b', 'b', 5)
  ring.set('a', '4', 5)
  ring.set('c', 'c', 5)
  expect(ring.values()).toEqual(['4', 'c'])
})

test('a trace that never ends keeps its first spans and says how many it left out', () => {
  const store = new Store()
  const trace = hex(1, 32)
  const all = Array.from({ length: 1_200 }, (_, index) => ({
    trace,
    id: hex(index + 1, 16),
    name: 'loop',
    start: 1,
    took: 1,
  }))
  const [kept] = store.ingest('traces', spans(all)).traces
  expect([kept?.spans.size, kept?.omitted]).toEqual([1_000, 200])
})

test('labels without end cannot make series without end', () => {
  const store = new Store({ logs: wide, traces: wide, series: { entries: 50, size: 1e6 } })
  const points = Array.from({ length: 200 }, (_, index) => ({ value: 1, labels: { id: index } }))
  store.ingest('metrics', counter('requests', points))
  expect(store.all().series.length).toBe(50)
})

test('workspaces without end stop being named', () => {
  const store = new Store()
  const inputs = Array.from({ length: 900 }, (_, index) => ({
    body: 'x',
    attributes: { workspace_id: `w${index}` },
  }))
  store.ingest('logs', logs(inputs))
  expect(Object.keys(store.counts().workspaces).length).toBe(500)
})

test('a page that stops reading is dropped instead of buffered for', async () => {
  const stream = new Stream()
  const server = createServer((_, response) => void stream.open(response, {}))
  server.listen(0, '127.0.0.1')
  await until(() => server.listening)
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write('GET /events HTTP/1.1\r\nHost: x\r\n\r\n')
  socket.pause()
  await until(() => stream.clients === 1)
  const frame = 'x'.repeat(1024 * 1024)
  const sent: number[] = []
  await until(() => {
    stream.news(frame)
    sent.push(frame.length)
    return stream.clients === 0
  })
  // What the kernel's buffers take, and 8 MiB of ours.
  expect(sent.length).toBeLessThan(64)
  socket.destroy()
  stream.close()
  server.close()
})

test('pages that are closed are forgotten, and too many open ones are refused', async () => {
  const viewer = await startViewer({ port: 0 })
  const open = Array.from({ length: 16 }, () => events(viewer.url))
  for (const page of open) await page.next()
  expect((await fetch(`${viewer.url}/events`)).status).toBe(503)
  for (const page of open) await page.return(undefined)
  const next = async () => (await fetch(`${viewer.url}/events`, { method: 'GET' })).status
  let status = 503
  while (status === 503) status = await next()
  expect(status).toBe(200)
  await viewer.close()
})
