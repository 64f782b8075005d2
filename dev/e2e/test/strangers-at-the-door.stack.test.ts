import { beforeAll, describe, expect, it } from 'vitest'
import { ask, type Asked } from '../src/ask.ts'
import { logql } from '../src/loki.ts'
import { deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { promql } from '../src/prometheus.ts'
import { stack, state, type Urls } from '../src/stack.ts'

const stores = ['prometheus', 'loki', 'alertmanager'] as const
type Store = (typeof stores)[number] & keyof Urls
type Wish = readonly [store: Store, method: string, path: string, body?: string]

const hour = 3_600_000
const silence = JSON.stringify({
  matchers: [{ name: 'alertname', value: 'Watchdog', isRegex: false, isEqual: true }],
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + hour).toISOString(),
  createdBy: 'a stranger',
  comment: 'nobody shall hear of it',
})
const everything = '{service_name=~".+"}'

/** What a page that is open in a browser of this machine would like to do. */
const wishes: readonly Wish[] = [
  ['prometheus', 'GET', '/api/v1/query?query=up'],
  ['prometheus', 'POST', '/api/v1/query', 'query=up'],
  ['prometheus', 'GET', '/api/v1/status/config'],
  ['prometheus', 'GET', '/federate?match[]=up'],
  ['loki', 'GET', `/loki/api/v1/query_range?query=${encodeURIComponent(everything)}`],
  ['loki', 'GET', '/loki/api/v1/label/service_name/values'],
  ['loki', 'GET', '/config'],
  ['loki', 'POST', `/loki/api/v1/delete?query=${encodeURIComponent(everything)}&start=0`],
  ['alertmanager', 'GET', '/api/v2/status'],
  ['alertmanager', 'POST', '/api/v2/silences', silence],
  ['alertmanager', 'POST', '/api/v2/alerts', '[{"labels":{"alertname":"Fire"}}]'],
]

/** What nobody may do from outside, page or not. */
const forbidden: readonly Wish[] = [
  ['prometheus', 'POST', '/api/v1/admin/tsdb/delete_series?match[]=up'],
  ['prometheus', 'PUT', '/api/v1/admin/tsdb/snapshot'],
  ['prometheus', 'POST', '/-/quit'],
  ['prometheus', 'POST', '/-/reload'],
  ['prometheus', 'POST', '/api/v1/write', 'x'],
  ['prometheus', 'POST', '/api/v1/otlp/v1/metrics', '{}'],
  ['loki', 'POST', '/flush'],
  ['loki', 'GET', '/ingester/shutdown'],
  ['loki', 'POST', '/loki/api/v1/push', '{"streams":[]}'],
  ['loki', 'POST', '/otlp/v1/logs', '{}'],
  ['alertmanager', 'POST', '/-/reload'],
]

const strangers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a page from elsewhere': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'an old browser that says its origin only': { origin: 'https://evil.example' },
  'a page in a sandbox': { origin: 'null' },
  'a form or picture of a page from elsewhere': {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-dest': 'image',
  },
  'a page of another port of this machine': {
    origin: 'http://localhost:3000',
    'sec-fetch-site': 'same-site',
  },
  'a name that was made to point here': { host: 'evil.example' },
}

function send([store, method, path, body = '']: Wish, headers: Asked['headers'] = {}) {
  const type = /^[{[]/.test(body) ? 'application/json' : 'application/x-www-form-urlencoded'
  const all = { ...(body === '' ? {} : { 'content-type': type }), ...headers }
  return ask(`${stack().urls[store]}${path}`, { method, body, headers: all })
}

const line = `the mayor has signed ${Date.now()}`
const found = async (): Promise<true | undefined> =>
  (await logql(`{service_name="doors"} |= "${line}"`)).length > 0 || undefined
let before: readonly unknown[]
const states = () => Promise.all([...stores, 'otel-collector', 'alert-inbox'].map(state))

beforeAll(async () => {
  await deliver('logs', logs({ service: 'doors' }, [{ body: line }]))
  await until(found, { what: 'the line that strangers are after' })
  before = await states()
})

describe.for(Object.entries(strangers))('%s', ([, headers]) => {
  it.for([...wishes, ...forbidden])('gets nothing of %s: %s %s', async (wish) => {
    const { status, headers: said, text } = await send(wish, headers)
    expect(status).toBe(403)
    expect(Object.keys(said).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(text.length).toBeLessThan(200)
  })
})

it.for(forbidden)('nobody at all may, at %s: %s %s', async (wish) => {
  expect((await send(wish)).status).toBe(403)
})

describe('at the collector', () => {
  const url = (): string => `${stack().urls.otlp}/v1/logs`
  const json = { 'content-type': 'application/json' }

  it('a page from elsewhere is not allowed to send', async () => {
    const origin = { origin: 'https://evil.example' }
    const wish = { 'access-control-request-method': 'POST', ...origin }
    const preflight = await ask(url(), { method: 'OPTIONS', headers: wish })
    const allowed = { ...preflight.headers, ...(await ask(url(), { headers: origin })).headers }
    expect(Object.keys(allowed).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  // docs/reference/stack.md, "What it is not": it may write, and has nothing to read.
  it('a name that was made to point here may write, and reads nothing', async () => {
    const headers = { ...json, host: 'evil.example' }
    const written = await ask(url(), { method: 'POST', headers, body: '{"resourceLogs":[]}' })
    expect([written.status, written.text]).toEqual([200, '{"partialSuccess":{}}'])
    expect((await ask(url(), { headers: { host: 'evil.example' } })).status).toBe(405)
  })
})

it('after all that nothing is changed, gone or restarted', async () => {
  const { loki, alertmanager } = stack().urls
  expect(await found()).toBe(true)
  expect(await promql('up')).not.toEqual([])
  expect((await ask(`${loki}/loki/api/v1/delete`)).text).not.toContain('=~')
  expect((await ask(`${alertmanager}/api/v2/silences`)).text).not.toContain('a stranger')
  expect((await ask(`${alertmanager}/api/v2/alerts`)).text).not.toContain('Fire')
  expect(await states()).toEqual(before)
})
