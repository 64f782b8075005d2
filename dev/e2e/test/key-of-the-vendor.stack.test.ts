import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../src/ask.ts'
import { inspectedText } from '../src/inspect.ts'
import { deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { stackPasswords } from '../src/secrets.ts'
import { openSink, type Sink } from '../src/sink.ts'
import { container, docker, tryDocker } from '../src/stack.ts'

// OTLP_FORWARD_AUTHORIZATION: the vendor gets it, and nobody else.

const key = stackPasswords().vendor
const json = { 'content-type': 'application/json' }
const run = Date.now()
let sink: Sink
beforeAll(async () => {
  sink = await openSink('beside the stores')
})
afterAll(() => sink.close())

it('the vendor refuses who has another key, or none', async () => {
  for (const headers of [json, { ...json, authorization: 'Bearer guessed' }]) {
    const asked = { method: 'POST', headers, body: '{}' }
    expect((await ask(`${sink.url}/v1/logs`, asked)).status).toBe(401)
  }
})

it('the collector has it', async () => {
  const body = `forwarded ${run}`
  await deliver('logs', logs({ service: 'forwarded' }, [{ body }]))
  const arrived = async () => (await sink.bodies('logs')).find((text) => text.includes(body))
  expect(await until(arrived, { what: `'${body}' at the vendor` })).not.toContain(key)
})

it('docker inspect, the log and the processes do not show it', async () => {
  const { stdout, stderr } = await tryDocker('logs', container('otel-collector'))
  const processes = await docker('top', container('otel-collector'), '-eo', 'pid,args')
  const inspected = await inspectedText()
  expect(inspected).toContain('http://sink:4318')
  for (const seen of [stdout, stderr, processes, inspected]) expect(seen).not.toContain(key)
})
