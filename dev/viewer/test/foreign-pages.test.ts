import { afterAll, beforeAll, expect, test } from 'vitest'
import { startViewer } from '../src/index.ts'
import type { Viewer } from '../src/index.ts'
import { ask } from './ask.ts'
import { logs } from './fixtures.ts'

let viewer: Viewer
beforeAll(async () => {
  viewer = await startViewer({ port: 0, tryText: async () => ({ try_id: 'x', explained: [] }) })
})
afterAll(() => viewer.close())

const json = { 'content-type': 'application/json' }
const paths = ['/', '/events', '/api/record/l1', '/healthz', '/app.js']

test.each(paths)('a rebound name cannot read %s: only our own Host is served', async (path) => {
  const answer = await ask(viewer.url + path, { headers: { host: `evil.example:${viewer.port}` } })
  expect(answer.status).toBe(403)
})

test('the right name on a wrong port is another host', async () => {
  const answer = await ask(`${viewer.url}/`, { headers: { host: '127.0.0.1:1' } })
  expect(answer.status).toBe(403)
})

test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://localhost'])(
  'a page of origin %s can neither read nor write',
  async (origin) => {
    const read = await ask(`${viewer.url}/events`, { headers: { origin } })
    const body = JSON.stringify(logs([{ body: 'planted' }]))
    const headers = { origin, ...json }
    const write = await ask(`${viewer.url}/v1/logs`, { method: 'POST', headers, body })
    const tried = await ask(`${viewer.url}/api/try`, {
      method: 'POST',
      headers,
      body: '{"text":"x"}',
    })
    expect([read.status, write.status, tried.status]).toEqual([403, 403, 403])
    expect(viewer.counts().records).toBe(0)
  },
)

test('an image or script tag of a foreign page, which sends no Origin, gets nothing', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }
  expect((await ask(`${viewer.url}/events`, { headers })).status).toBe(403)
})

test('a link from elsewhere opens the page', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  expect((await ask(`${viewer.url}/`, { headers })).status).toBe(200)
})

test.each(['localhost', '127.0.0.1'])('the own page is served under %s', async (name) => {
  const host = `${name}:${viewer.port}`
  const answer = await ask(`${viewer.url}/`, { headers: { host, origin: `http://${host}` } })
  expect(answer.status).toBe(200)
})

test.each([...paths.filter((path) => path !== '/events'), '/missing'])(
  'no answer opens itself to others or runs what is inside it: %s',
  async (path) => {
    const { headers } = await ask(viewer.url + path)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|data:|\*/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  },
)

test('a preflight is not answered, so no browser sends JSON from elsewhere', async () => {
  const headers = { origin: 'http://evil.example', 'access-control-request-method': 'POST' }
  expect((await ask(`${viewer.url}/v1/logs`, { method: 'OPTIONS', headers })).status).toBe(403)
})

test.each([
  '/../page/app.js',
  '/../package.json',
  '/..%2fsrc/main.ts',
  '/%2e%2e/package.json',
  '//etc/passwd',
  '/.',
])('no path leaves the folder of the page: %s', async (path) => {
  expect((await ask(viewer.url + path)).status).toBe(404)
})
