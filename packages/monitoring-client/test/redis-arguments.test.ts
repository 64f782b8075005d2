import { expect, it } from 'vitest'
import { startRedisServer } from '../../../dev/scripts/redis-server.ts'
import { run } from './support/program.ts'
import { startSink } from './support/sink.ts'

it('a Redis span names the command, never its keys and arguments', async () => {
  const [sink, server] = await Promise.all([startSink(), startRedisServer()])
  const { code } = await run('redis', {
    nodeArgs: ['--import', '@sva/monitoring-client/register'],
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint, REDIS_URL: server.url },
  }).finished
  const spans = sink.spans().filter((span) => span.attributes['db.system.name'] === 'redis')
  await Promise.all([sink.close(), server.stop()])
  expect(code).toBe(0)
  const texts = new Set(spans.map(({ attributes }) => attributes['db.query.text']))
  for (const command of ['set', 'eval', 'get']) expect(texts).toContain(command)
  expect(sink.bytes.join('')).not.toMatch(/jane|hunter2|canary/)
})
