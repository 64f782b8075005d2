import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { createCounts } from '../../monitoring/origin-guard/counts.ts'
import { createGuard } from '../../monitoring/origin-guard/guard.ts'
import { guardBefore, listen, plain } from './origin-guard-between.ts'

const status = (answer: string) => Number(answer.split(' ')[1])
const hidden = 'POST /-/quit HTTP/1.1\r\nHost: localhost\r\n\r\n'
const post = (...headers: string[]) =>
  ['POST /x HTTP/1.1', 'Host: localhost', ...headers, 'Connection: close', '', ''].join('\r\n')

test.each([
  ['both lengths', post('Content-Length: 4', 'Transfer-Encoding: chunked') + `0\r\n\r\n${hidden}`],
  ['both, the other way', post('Transfer-Encoding: chunked', 'Content-Length: 4') + `0\r\n\r\n`],
  ['chunks', post('Transfer-Encoding: chunked') + `0\r\n\r\n${hidden}`],
  ['chunks alone', post('Transfer-Encoding: chunked') + '0\r\n\r\n'],
  ['unknown coding', post('Transfer-Encoding: xchunked') + `0\r\n\r\n${hidden}`],
  ['hidden coding', post('Transfer-Encoding : chunked') + `0\r\n\r\n${hidden}`],
  ['folded coding', post('Transfer-Encoding:', ' chunked') + `0\r\n\r\n${hidden}`],
  ['two lengths', post('Content-Length: 0', `Content-Length: ${hidden.length}`) + hidden],
  ['a list of lengths', post(`Content-Length: 0, ${hidden.length}`) + hidden],
  ['a signed length', post('Content-Length: +4') + 'quit'],
  ['a hexadecimal length', post('Content-Length: 0x4') + 'quit'],
  ['a body with GET', plain('/x', `Content-Length: ${hidden.length}`) + hidden],
  ['chunks with GET', plain('/x', 'Transfer-Encoding: chunked') + `0\r\n\r\n${hidden}`],
  ['a newline in a header', plain('/x', 'Accept: a\nTransfer-Encoding: chunked')],
  ['a carriage return in a header', plain('/x', 'Accept: a\rX: b')],
  ['another place', plain('http://evil.example/')],
  ['another place with our host', plain('http://localhost:9090/-/quit')],
  ['a star', plain('*')],
  ['a target without slash', plain('x')],
  ['a tunnel', plain('evil.example:443').replace('GET', 'CONNECT')],
  ['an upgrade', plain('/x', 'Upgrade: h2c').replace('close', 'Upgrade, HTTP2-Settings')],
  ['a socket', plain('/x', 'Upgrade: websocket').replace('close', 'Upgrade')],
  ['a method of its own', plain('/x').replace('GET', 'TRACE')],
  ['HTTP/2 at once', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['HTTP/0.9', 'GET /\r\n\r\n'],
])('nothing is hidden in one request behind another: %s', async (_, bytes) => {
  await using between = await guardBefore()
  const answer = await between.say(bytes)
  expect(between.arrived).toEqual([])
  expect(answer).not.toContain(' 200 ')
})

test('what follows a request on its connection is judged as a request', async () => {
  await using between = await guardBefore(['/-/quit'])
  const two = plain('/x').replace('Connection: close\r\n', '') + hidden
  const answer = await between.say(two)
  expect(answer).toContain(' 200 ')
  expect(answer).toContain(' 403 ')
  expect(between.arrived.map(({ url }) => url)).toEqual(['/x'])
})

test('a connection to a store carries one request, framed by its length', async () => {
  const heard: string[] = []
  await using store = Object.assign(
    createServer((socket) => {
      socket.setEncoding('latin1').on('data', (data: string) => {
        heard.push(data)
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
      })
    }),
  )
  const at = { name: 'store', hostname: '127.0.0.1', port: await listen(store), refused: [] }
  await using guard = createGuard(at, createCounts(['store']))
  const port = await listen(guard)
  await fetch(`http://127.0.0.1:${port}/x`, { method: 'POST', body: 'a' })
  const sent = heard.join('').toLowerCase()
  expect(sent).toContain('connection: close')
  expect(sent).toContain('content-length: 1\r\n')
  expect(sent).not.toContain('transfer-encoding')
})

test('a body beyond the limit is refused before it is read', async () => {
  await using between = await guardBefore()
  const answer = await between.say(post('Content-Length: 1048577') + 'a')
  expect(status(answer)).toBe(413)
  expect(between.arrived).toEqual([])
})

test('a store that is away is a sentence, not a hanging page', async () => {
  await using between = await guardBefore()
  await between.stopStore()
  const answer = await between.say(plain('/x'))
  expect(status(answer)).toBe(502)
  expect(answer).toContain('Fix: ')
  expect(between.counts.text()).toContain('outcome="unavailable"} 1')
})

test('half an answer does not look like a whole one', async () => {
  await using between = await guardBefore([], (_, response) => {
    response.writeHead(200)
    response.write('first half', () => response.destroy())
  })
  const answer = await between.say(plain('/x'))
  expect(answer).toContain('first half')
  expect(answer).not.toContain('\r\n0\r\n\r\n')
})

test('an answer is handed on as it comes, not kept until it is whole', async () => {
  const seen = Promise.withResolvers<void>()
  await using between = await guardBefore([], async (_, response) => {
    response.write('first half')
    await seen.promise
    response.end(', second half')
  })
  const answer = await fetch(`http://127.0.0.1:${between.port}/x`)
  let text = ''
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    seen.resolve()
  }
  expect(text).toBe('first half, second half')
})

test('more questions at once than a store is asked wait, and none is lost', async () => {
  let running = 0
  let most = 0
  await using between = await guardBefore([], async (_, response) => {
    most = Math.max(most, ++running)
    await new Promise(setImmediate)
    running--
    response.end('answer')
  })
  const ask = async () => (await fetch(`http://127.0.0.1:${between.port}/x`)).text()
  const answers = await Promise.all(Array.from({ length: 80 }, ask))
  expect(new Set(answers)).toEqual(new Set(['answer']))
  expect(most).toBeLessThanOrEqual(20)
})

test.each(['before', 'after'])(
  'a reader who leaves lets the store stop: %s it answers',
  async (when) => {
    const asked = vi.fn<() => void>()
    const stopped = vi.fn<() => void>()
    await using between = await guardBefore([], (_, response) => {
      asked()
      response.on('close', stopped)
      if (when === 'after') response.write('a query that takes long')
    })
    const leave = new AbortController()
    const left = fetch(`http://127.0.0.1:${between.port}/x`, { signal: leave.signal })
    if (when === 'after') await left
    await expect.poll(() => asked.mock.calls.length).toBe(1)
    leave.abort()
    await Promise.allSettled([left])
    await expect.poll(() => stopped.mock.calls.length).toBe(1)
  },
)
