import { Redis } from 'ioredis'
import { expect, it } from 'vitest'
import { crash } from '../src/away.ts'
import { fillLoki } from '../src/fill-loki.ts'
import { logqlTotal } from '../src/loki.ts'
import { counters, deliver } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { total } from '../src/prometheus.ts'
import { stack, state } from '../src/stack.ts'

const run = Date.now()

it('Loki has all that it took after kill -9, and replays 30 MB within its memory', async () => {
  const filled: [service: string, lines: number][] = []
  // Each small enough for one query.
  for (const part of ['a', 'b', 'c', 'd']) {
    const service = `crash-${part}-${run}`
    filled.push([service, await fillLoki(service, 7_500_000, Date.now())])
  }
  const before = await state('loki')
  await crash('loki')
  for (const [service, lines] of filled) {
    const stored = await logqlTotal(`sum(count_over_time({service_name="${service}"}[1h]))`)
    expect([service, stored]).toEqual([service, lines])
  }
  const { oomKilled, restarts } = await state('loki')
  expect({ oomKilled, restarts }).toEqual({ oomKilled: false, restarts: before.restarts + 1 })
})

it('Prometheus has all that it took after kill -9', async () => {
  const name = `crash_${run}`
  const lanes = Array.from({ length: 2_000 }, (_, lane) => ({ lane: `lane-${lane}` }))
  for (let first = 0; first < lanes.length; first += 500) {
    const points = lanes.slice(first, first + 500)
    const request = points.map((attributes) => ({ name, value: 1, attributes }))
    await deliver('metrics', counters({ service: 'crash' }, request))
  }
  const stored = () => total(`count(last_over_time(${name}_total[1h]))`)
  const all = async () => ((await stored()) === lanes.length ? true : undefined)
  await until(all, { what: 'all points in Prometheus' })

  const before = await state('prometheus')
  await crash('prometheus')
  expect(await stored()).toBe(lanes.length)
  const { oomKilled, restarts } = await state('prometheus')
  expect({ oomKilled, restarts }).toEqual({ oomKilled: false, restarts: before.restarts + 1 })
})

it('Redis has every session that it has said yes to after kill -9', async () => {
  const { port, password } = stack().redis
  const client = new Redis({ port, username: 'app', password }).on('error', () => {})
  const keys = Array.from({ length: 2_000 }, (_, number) => `sva:crash:${run}:${number}`)
  await Promise.all(keys.map((key) => client.set(key, key, 'EX', 3_600)))
  await crash('redis')
  expect(await Promise.all(keys.map((key) => client.get(key)))).toEqual(keys)
  client.disconnect()
})
