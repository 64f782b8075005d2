import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startViewer } from '../src/index.ts'
import type { Signal, Viewer } from '../src/index.ts'
import { events } from './ask.ts'
import { logs, send, spans } from './fixtures.ts'

const trace = 'a1'.repeat(16)
const ids = ['11'.repeat(8), '22'.repeat(8), '33'.repeat(8)] as const
const bodies: [Signal, string][] = []
let viewer: Viewer

beforeEach(async () => {
  bodies.length = 0
  const onBody = (signal: Signal, body: Uint8Array) =>
    void bodies.push([signal, Buffer.from(body).toString()])
  viewer = await startViewer({ port: 0, onBody })
})
afterEach(() => viewer.close())

const news = async (page: ReturnType<typeof events>) => {
  const { value, done } = await page.next()
  return done ? undefined : value
}

interface TraceView {
  readonly name: readonly string[]
  readonly spans: number
  readonly duration: number
  readonly errors: number
  readonly logs: readonly { body: readonly string[] }[]
}
const traceView = async () =>
  (await (await fetch(`${viewer.url}/api/trace/${trace}`)).json()) as TraceView

test('spans that come late, or from another service, join their trace', async () => {
  const child = {
    trace,
    id: ids[1],
    parent: ids[0],
    name: 'pay',
    start: 1_010,
    took: 20,
    error: '402',
  }
  await send(viewer.url, 'traces', spans([child], 'payments'))
  expect((await traceView()).name).toEqual(['pay'])
  await send(viewer.url, 'logs', logs([{ body: 'refused', trace, span: ids[1] }]))
  await send(
    viewer.url,
    'traces',
    spans([{ trace, id: ids[0], name: 'POST /antrag', start: 1_000, took: 50 }]),
  )
  const whole = await traceView()
  expect(whole).toMatchObject({ name: ['POST /antrag'], spans: 2, duration: 50, errors: 1 })
  expect(whole.logs.map(({ body }) => body)).toEqual([['refused']])
})

test('a span sent twice (a retry) is one span', async () => {
  const span = { trace, id: ids[0], name: 'GET', start: 1, took: 1 }
  await send(viewer.url, 'traces', spans([span]))
  await send(viewer.url, 'traces', spans([span]))
  expect((await traceView()).spans).toBe(1)
})

test('a page that opens late gets what was before, then what comes', async () => {
  await send(viewer.url, 'logs', logs([{ body: 'before' }]))
  await send(viewer.url, 'traces', spans([{ trace, id: ids[0], name: 'GET', start: 1, took: 1 }]))
  const page = events(viewer.url)
  const replay = await news(page)
  expect(replay?.name).toBe('replay')
  expect(replay?.data.logs.map(({ body }) => body)).toEqual([['before']])
  expect(replay?.data.traces).toMatchObject([{ traceId: trace, spans: 1 }])
  await send(viewer.url, 'logs', logs([{ body: 'after\n\nevent: replay\ndata: {}' }]))
  const live = await news(page)
  expect(live?.name).toBe('news')
  expect(live?.data.logs.map(({ body }) => body)).toEqual([['after\n\nevent: replay\ndata: {}']])
  expect(live?.data.counts.records).toBe(3)
  await page.return(undefined)
})

test('the search for leaks gets every body as it arrived, readable or not', async () => {
  const body = JSON.stringify(logs([{ body: 'zipped' }]))
  await send(viewer.url, 'logs', gzipSync(body), { 'content-encoding': 'gzip' })
  await send(viewer.url, 'traces', '{"broken": erika@example.org')
  expect(bodies).toEqual([
    ['logs', body],
    ['traces', '{"broken": erika@example.org'],
  ])
})

test('what a record shows as raw is all of it and nothing of its neighbours', async () => {
  await send(viewer.url, 'logs', logs([{ body: 'one' }, { body: 'two' }]))
  const view = (await (await fetch(`${viewer.url}/api/record/l2`)).json()) as { raw: string[] }
  expect(JSON.parse(view.raw.join(''))).toEqual(logs([{ body: 'two' }]))
})

test('a record that has been pushed out is said to be gone', async () => {
  const response = await fetch(`${viewer.url}/api/record/l999`)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('latest records only')
})
