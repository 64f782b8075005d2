import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { Store } from '../src/store.ts'
import { news, recordView } from '../src/view.ts'
import { logs, spans } from './fixtures.ts'

const payload = '<img src=x onerror=alert(1)>[email]</script><script>alert(2)</script>'

test('markup stays the text it is, on its way to the page', () => {
  const store = new Store()
  const change = store.ingest('logs', logs([{ body: payload, attributes: { [payload]: payload } }]))
  const [line] = news(store, change).logs
  const texts = line?.body.map((part) => (typeof part === 'string' ? part : part.text))
  expect(texts?.join('')).toBe(payload)
  expect(line?.attributes[0]?.key).toBe(payload)
  const record = recordView(store, line?.id ?? '')
  const raw = record?.raw.map((part) => (typeof part === 'string' ? part : part.text)).join('')
  expect(JSON.parse(raw ?? '')).toEqual(
    logs([{ body: payload, attributes: { [payload]: payload } }]),
  )
})

test('an id from telemetry cannot become a path or an attribute', () => {
  const store = new Store()
  const change = store.ingest('logs', logs([{ body: 'x', trace: '"><script>'.padEnd(32, 'a') }]))
  expect(change.logs[0]?.record.traceId).toBe('')
  const span = {
    trace: '../'.repeat(11).slice(1),
    id: '1'.repeat(16),
    name: 'x',
    start: 1,
    took: 1,
  }
  expect(store.ingest('traces', spans([span])).traces).toEqual([])
})

const forbidden =
  /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|parseFromString|setHTML|\beval\b|new Function|srcdoc/

test('no script of the page makes markup out of text', async () => {
  const folder = new URL('../page/', import.meta.url)
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(10)
  for (const name of scripts)
    expect(`${name}: ${await readFile(new URL(name, folder), 'utf8')}`).not.toMatch(forbidden)
})

test('the page holds nothing inline that the policy would have to allow', async () => {
  const html = await readFile(new URL('../page/index.html', import.meta.url), 'utf8')
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|https?:|data:/)
})
