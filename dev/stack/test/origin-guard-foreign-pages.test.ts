import { expect, test } from 'vitest'
import { guardBefore, plain } from './origin-guard-between.ts'

const status = (answer: string) => Number(answer.split(' ')[1])

test.each([
  'evil.example:9090',
  'localhost.evil.example',
  '127.0.0.1.evil.example:9090',
  'evil.example@localhost',
  'localhost:9090, evil.example',
  'localhost:9090:80',
  '127.1:9090',
  '0.0.0.0:9090',
  'prometheus:9090',
  '',
])('a name made to point here (DNS rebinding) reads nothing: Host "%s"', async (host) => {
  await using between = await guardBefore()
  const answer = await between.say(
    `GET /api/v1/status/config HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  )
  expect(status(answer)).toBe(403)
  expect(between.arrived).toEqual([])
})

test('no Host at all, or two of them, reads nothing', async () => {
  await using between = await guardBefore()
  const without = await between.say('GET / HTTP/1.0\r\n\r\n')
  const two = await between.say(plain('/', 'Host: evil.example'))
  expect([without, two].map(status).every((code) => code >= 400)).toBe(true)
  expect(between.arrived).toEqual([])
})

test.each(['127.0.0.1:9090', 'localhost:19090', 'LOCALHOST', '[::1]:9090'])(
  'a person at this machine is not locked out: Host %s',
  async (host) => {
    await using between = await guardBefore()
    const bytes = `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
    expect(status(await between.say(bytes))).toBe(200)
    expect(between.arrived[0]?.headers.host).toBe(host)
  },
)

test.each([
  'https://evil.example',
  'null',
  'http://localhost:3000',
  'https://localhost:9090',
  'http://localhost:9090.evil.example',
  'http://localhost:9090, http://evil.example',
  'http://127.0.0.1:9090',
])('a page of %s can post no silence and delete no log', async (origin) => {
  await using between = await guardBefore()
  const bytes = plain('/api/v2/silences', `Origin: ${origin}`, 'Content-Length: 2')
  const answer = await between.say(`${bytes.replace('GET', 'POST')}{}`)
  expect(status(answer)).toBe(403)
  expect(answer.toLowerCase()).not.toContain('access-control')
  expect(between.arrived).toEqual([])
})

test('a preflight of a foreign page is not answered with permission', async () => {
  await using between = await guardBefore()
  const bytes = plain('/api/v2/silences', 'Origin: https://evil.example')
  const answer = await between.say(bytes.replace('GET', 'OPTIONS'))
  expect(status(answer)).toBeGreaterThanOrEqual(400)
  expect(answer.toLowerCase()).not.toContain('access-control')
  expect(between.arrived).toEqual([])
})

test.each([
  ['an image', 'cross-site', 'no-cors', 'image'],
  ['a script on another port of localhost', 'same-site', 'no-cors', 'script'],
  ['a frame', 'cross-site', 'navigate', 'iframe'],
  ['a fetch', 'cross-site', 'cors', 'empty'],
  ['two answers to where it comes from', 'same-origin, cross-site', 'cors', 'empty'],
])('a foreign page embeds no store as %s', async (_, from, mode, dest) => {
  await using between = await guardBefore()
  const fetchHeaders = [`Sec-Fetch-Site: ${from}`, `Sec-Fetch-Mode: ${mode}`]
  const answer = await between.say(plain('/', ...fetchHeaders, `Sec-Fetch-Dest: ${dest}`))
  expect(status(answer)).toBe(403)
  expect(between.arrived).toEqual([])
})

test('a foreign form that navigates changes nothing', async () => {
  await using between = await guardBefore()
  const headers = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate']
  const bytes = plain('/loki/api/v1/delete', ...headers, 'Sec-Fetch-Dest: document')
  expect(status(await between.say(bytes.replace('GET', 'POST')))).toBe(403)
  expect(between.arrived).toEqual([])
})

test('a link from Grafana or a chat still opens', async () => {
  await using between = await guardBefore()
  const headers = ['Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: navigate']
  const answer = await between.say(
    plain('/graph?g0.expr=up', ...headers, 'Sec-Fetch-Dest: document'),
  )
  expect(status(answer)).toBe(200)
  expect(between.arrived[0]?.url).toBe('/graph?g0.expr=up')
})

test("the store's own page still works, and nobody else is told that he may read", async () => {
  await using between = await guardBefore()
  const headers = ['Origin: http://localhost:9090', 'Sec-Fetch-Site: same-origin']
  const bytes = plain('/api/v2/silences', ...headers, 'Content-Length: 14')
  const answer = await between.say(`${bytes.replace('GET', 'POST')}{"silence": 1}`)
  expect(answer).toContain('stored {"silence": 1}')
  expect(answer.toLowerCase()).not.toContain('access-control')
})

test('the cookies of the app on another port of localhost do not reach a store', async () => {
  await using between = await guardBefore()
  await between.say(plain('/', 'Cookie: session=svas_1', 'Authorization: Basic eDp5'))
  expect(JSON.stringify(between.arrived)).not.toMatch(/svas_1|eDp5/)
  expect(between.arrived).toHaveLength(1)
})
