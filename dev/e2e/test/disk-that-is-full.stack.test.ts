import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { crash, untilWell } from '../src/away.ts'
import { counted } from '../src/counted.ts'
import { logql } from '../src/loki.ts'
import { counters, deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { promql, series, total } from '../src/prometheus.ts'
import { container, docker, state, tryDocker } from '../src/stack.ts'
import { storesAlone } from '../src/stores-alone.ts'
import { fill, makeRoom } from '../src/full-volume.ts'

// What docs/how-to/run-the-stack.md says under "The disk is full".

let down: () => Promise<void>
beforeAll(async () => {
  down = await storesAlone('dev/e2e/overrides/small-disk.yml')
})
afterAll(() => down())

const above = (ask: () => Promise<number>, limit: number) => async () =>
  (await ask()) > limit || undefined

describe('of Loki', () => {
  const sent: string[] = []
  const send = async (body: string): Promise<void> => {
    await deliver('logs', logs({ service: 'full' }, [{ body }]))
    sent.push(body)
  }
  const stored = async () => (await logql('{service_name="full"}')).map(({ line }) => line)
  afterEach(() => makeRoom('loki-data'))

  it('Loki refuses, the collector keeps all, also over a crash; with room all of it is stored', async () => {
    await send('before')
    await until(async () => (await stored()).length === 1 || undefined, { what: 'a first line' })

    await fill('loki-data')
    const usage = () => counted('loki', 'loki_ingester_wal_disk_usage_percent')
    await until(above(usage, 0.97), { what: 'Loki to know that its disk is full' })
    for (const number of [1, 2, 3]) await send(`full ${number}`)
    const queue = () => counted('otel-collector', 'otelcol_exporter_queue_size')
    await until(above(queue, 0), { what: 'the queue to hold them' })
    expect(await stored()).toEqual(['before'])
    expect((await state('loki')).status).toBe('running')

    await crash('loki')
    await send('crashed')
    await makeRoom('loki-data')
    const all = async () => ((await stored()).length === sent.length ? true : undefined)
    await until(all, { what: 'what the queue held' })
    expect((await stored()).toSorted()).toEqual(sent.toSorted())

    await crash('loki')
    expect((await stored()).toSorted()).toEqual(sent.toSorted())
  })
})

describe('of Prometheus', () => {
  const lanes = Array.from({ length: 300 }, (_, lane) => ({ lane: `lane-${lane}` }))
  const send = (name: string) =>
    deliver(
      'metrics',
      counters(
        { service: 'full' },
        lanes.map((attributes) => ({ name, value: 1, attributes })),
      ),
    )
  const stored = (name: string) => total(`count(last_over_time(${name}[1h]))`)
  const lost = () => counted('prometheus', 'prometheus_tsdb_wal_writes_failed_total')
  afterEach(() => makeRoom('prometheus-data'))

  it('what comes meanwhile is lost and counted; with room and a restart it is whole again', async () => {
    await send('before')
    await series('before_total')

    await fill('prometheus-data')
    await send('meanwhile')
    await until(above(lost, 0), { what: 'writes that fail' })
    const said = async () => {
      const { stdout, stderr } = await tryDocker('logs', container('prometheus'))
      return (stdout + stderr).includes('no space left on device') || undefined
    }
    await until(said, { what: 'Prometheus to say why' })
    expect(await promql('meanwhile_total')).toEqual([])

    await makeRoom('prometheus-data')
    await docker('restart', container('prometheus'))
    await untilWell('prometheus')
    expect(await stored('before_total')).toBe(lanes.length)
    await send('after')
    await series('after_total')

    await crash('prometheus')
    expect(await stored('before_total')).toBe(lanes.length)
    expect(await stored('after_total')).toBe(lanes.length)
  })

  it('a crash meanwhile takes nothing that was stored before', async () => {
    await fill('prometheus-data')
    await until(above(lost, 0), { what: 'writes that fail' })
    await docker('kill', container('prometheus'))
    await docker('start', container('prometheus'))
    await makeRoom('prometheus-data')
    await untilWell('prometheus')
    await send('again')
    await series('again_total')
    expect(await stored('before_total')).toBe(lanes.length)
  })
})
