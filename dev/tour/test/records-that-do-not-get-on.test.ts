import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { Forward } from '../src/forward.ts'

/** A collector that answers with these codes, then with 200; `bodies` is what it took. */
async function collector(...codes: number[]) {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    response.statusCode = codes.shift() ?? 200
    if (response.statusCode === 200) bodies.push(`${request.url} ${body.toString()}`)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

test('what arrives gets on byte for byte and in order, also past a busy collector', async () => {
  const { bodies, url } = await collector(503)
  const forward = new Forward(url)
  forward.body('logs', Buffer.from('{"a":1}'))
  forward.body('metrics', Buffer.from('{"b":2}'))
  expect(await forward.settled()).toBeUndefined()
  expect(bodies).toEqual(['/v1/logs {"a":1}', '/v1/metrics {"b":2}'])
})

test('a collector that refuses is a problem of the tour, not a silence', async () => {
  const { url } = await collector(400)
  const forward = new Forward(url)
  forward.body('traces', Buffer.from('{}'))
  expect(await forward.settled()).toMatch(/did not take traces: 400$/)
})
