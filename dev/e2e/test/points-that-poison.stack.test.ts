import { beforeAll, describe, expect, it } from 'vitest'
import { counted } from '../src/counted.ts'
import { attributes, counters, nanoseconds, post, together, type Point } from '../src/otlp.ts'
import { series, total } from '../src/prometheus.ts'
import { until } from '../src/poll.ts'

// Prometheus takes a request whole or not at all: one point it refuses would take the points of
// everybody else with it. docs/reference/stack.md, "What is dropped, and what counts it".

const run = Date.now()
const minute = 60_000
const bad = { service: `poison-${run}` }
const innocent = { service: `innocent-${run}` }
/** Sent beside a good point of another app. */
async function besideGoodOne(name: string, points: readonly Point[]): Promise<unknown> {
  const good = counters(innocent, [{ name: `${name}_good`, value: 7 }])
  const status = await post('metrics', together(counters(bad, points), good))
  const [arrived] = await series(`${name}_good_total`)
  return { status, arrived: arrived!.value }
}
/** Nobody is told to send it again, and the good point is there. */
const well = { status: 200, arrived: 7 }

const dropped = (): Promise<number> =>
  counted('otel-collector', 'otelcol_processor_filter_datapoints_filtered', '"filter/poison"')

const lost = (): Promise<number> =>
  counted('otel-collector', 'otelcol_exporter_send_failed_metric_points', '"otlp_http/prometheus"')

describe('dropped, and counted', () => {
  const poison: readonly (readonly [what: string, point: Omit<Point, 'name' | 'value'>])[] = [
    ['delta counter', { delta: true }],
    ['point of an hour ago', { at: run - 60 * minute }],
    ['point of 3 hours ago', { at: run - 180 * minute }],
    ['point of 1970', { at: 0 }],
    ['point of tomorrow', { at: run + 24 * 60 * minute }],
  ]

  let before: number
  beforeAll(async () => {
    before = await dropped()
  })

  it.for(poison)('%s', async ([, given], { task }) => {
    const name = `poison_${run}_${task.id.replaceAll(/\W/g, '_')}`
    expect(await besideGoodOne(name, [{ name, value: 1, ...given }])).toEqual(well)
    expect(await total(`last_over_time(${name}_total[2h])`)).toBe(0)
  })

  it('each is counted', async () => {
    const all = async (): Promise<true | undefined> =>
      (await dropped()) >= before + poison.length || undefined
    await until(all, { what: `${poison.length} dropped points` })
    expect(await dropped()).toBe(before + poison.length)
  })
})

it.for([
  ['45 minutes ago', -45],
  ['in 3 minutes', 3],
] as const)('a point of %s is not dropped', async ([, minutes]) => {
  const name = `spared_${run}_${minutes + 100}`
  const at = Date.now() + minutes * minute
  expect(await besideGoodOne(name, [{ name, value: 3, at }])).toEqual(well)
  const stored = `last_over_time(${name}_total[1h] @ ${at / 1_000 + 1})`
  expect((await series(stored))[0]?.value).toBe(3)
})

describe('a duplicate with another value', () => {
  it('in one request: one of them is taken', async () => {
    const name = `twice_${run}`
    expect(
      await besideGoodOne(name, [
        { name, value: 1, at: run },
        { name, value: 2, at: run },
      ]),
    ).toEqual(well)
  })

  it('of what is stored already: its request is lost and counted, the next one is taken', async () => {
    const name = `again_${run}`
    const [once, twice] = [1, 2].map((value) => ({ name, value, at: run }))
    expect(await besideGoodOne(name, [once!])).toEqual(well)
    const before = await lost()
    const [other, third] = ['other', 'third'].map((good) => ({ name: `${name}_${good}`, value: 7 }))
    const request = together(counters(bad, [twice!]), counters(innocent, [other!]))
    expect(await post('metrics', request)).toBe(200)
    const both = async (): Promise<true | undefined> => (await lost()) === before + 2 || undefined
    await until(both, { what: 'both points to be counted' })
    expect(await total(`last_over_time(${other!.name}_total[1h])`)).toBe(0)
    expect(await total(`last_over_time(${name}_total[1h])`)).toBe(1)
    expect(await besideGoodOne(`${name}_next`, [third!])).toEqual(well)
  })
})

describe('apps that do not say which of several they are', () => {
  /** Both at one moment, one request each. */
  async function instances(what: string, ...apps: Record<string, string | number>[]) {
    const name = `plain_${what}_${run}`
    const timeUnixNano = nanoseconds()
    for (const [value, resource] of apps.entries()) {
      const metric = {
        name,
        gauge: { dataPoints: [{ timeUnixNano, asInt: value }] },
      }
      const from = { attributes: attributes({ 'service.name': `plain-${run}`, ...resource }) }
      const body = { resourceMetrics: [{ resource: from, scopeMetrics: [{ metrics: [metric] }] }] }
      expect(await post('metrics', body)).toBe(200)
    }
    const all = async () => {
      const found = await series(name)
      return found.length === apps.length ? found : undefined
    }
    const found = await until(all, { what: `${apps.length} series of ${name}` })
    return found.map(({ metric }) => metric['instance']!)
  }

  it('the process tells them apart: two series', async () => {
    const found = await instances('pid', { 'process.pid': 77 }, { 'process.pid': 78 })
    expect(new Set(found).size).toBe(2)
  })

  it('the host tells them apart, and is not named', async () => {
    const found = await instances('host', { 'host.name': 'amt-12' }, { 'host.name': 'amt-13' })
    expect(new Set(found).size).toBe(2)
    expect(found.join()).not.toContain('amt')
  })

  it('the service tells them apart', async () => {
    const [left, right] = ['left', 'right'].map((side) => ({ 'service.name': `${side}-${run}` }))
    expect(await instances('service', left!, right!)).toEqual(['unknown', 'unknown'])
  })

  it('nothing does: the series says so', async () => {
    expect(await instances('nobody', {})).toEqual(['unknown'])
  })
})
