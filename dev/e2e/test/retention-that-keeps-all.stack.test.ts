import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../src/ask.ts'
import { untilWell } from '../src/away.ts'
import { filesOf } from '../src/container-files.ts'
import { logql } from '../src/loki.ts'
import { inVolume, sizesIn } from '../src/on-volume.ts'
import { deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { total } from '../src/prometheus.ts'
import { container, docker, stack } from '../src/stack.ts'
import { storesAlone } from '../src/stores-alone.ts'

const day = 24 * 3_600_000
const about = 'Widerspruch im Verfahren 4711'
const [erased, kept] = [`${about}, Musterstadt`, `${about}, Neudorf`]
const aged = 'Antrag von vorletzter Woche'
const at = Date.now() - 2 * day

/** Of that day, i.e. out of the store: nothing of it is in memory any more. */
async function lines(service: string, time: number): Promise<string[]> {
  const span = { from: time - day / 2, to: time + day / 2 }
  return (await logql(`{service_name="${service}"}`, span)).map(({ line }) => line)
}

async function holds(text: string): Promise<boolean> {
  for await (const bytes of filesOf('loki', '/loki/chunks/fake'))
    if (Buffer.from(bytes).includes(text)) return true
  return false
}

/** As a person would: by curl, through the guard. */
async function erase(workspace: string): Promise<void> {
  const start = String(Math.floor((at - day) / 1_000))
  const query = `{service_name="young"} | workspace_id="${workspace}" |= "${about}"`
  const wanted = new URLSearchParams({ query, start }).toString()
  const url = `${stack().urls.loki}/loki/api/v1/delete?${wanted}`
  expect((await ask(url, { method: 'POST' })).status).toBe(204)
}

let down: () => Promise<void>
beforeAll(async () => {
  down = await storesAlone('dev/e2e/overrides/hasty-sweeper.yml')
  await deliver('logs', logs({ service: 'aged' }, [{ body: aged, at: Date.now() - 9 * day }]))
  await deliver(
    'logs',
    logs({ service: 'young' }, [
      { body: erased, at, attributes: { workspace_id: 'musterstadt' } },
      { body: kept, at: at + 1_000, attributes: { workspace_id: 'neudorf' } },
    ]),
  )
  const received = () => total('sum(loki_distributor_lines_received_total)')
  await until(async () => ((await received()) >= 3 ? true : undefined), { what: 'lines in Loki' })
  await erase('musterstadt')
  // To the disk, chunks and index.
  await docker('restart', container('loki'))
  await untilWell('loki')
})
afterAll(() => down())

it('both are on the disk first', async () => {
  expect([await holds(aged), await holds(erased)]).toEqual([true, true])
})

it('lines older than the retention leave the disk, and a delete request erases a workspace’s line', async () => {
  const gone = async () => ((await holds(aged)) || (await holds(erased)) ? undefined : true)
  await until(gone, { what: 'both to be gone from the chunks', every: 3_000 })
  expect(await holds(kept)).toBe(true)
  const runs = 'loki_compactor_apply_retention_operation_total'
  expect(await total(`${runs}{status="success"}`)).toBeGreaterThan(0)
  expect(await total(`${runs}{status="failure"}`)).toBe(0)
})

it('no query finds them', async () => {
  expect(await lines('aged', Date.now() - 9 * day)).toEqual([])
  expect(await lines('young', at)).not.toContain(erased)
})

it('Prometheus deletes what is older than its retention', async () => {
  const [old = 0, recent = 0] = [9 * day, day / 6].map((age) =>
    Math.floor((Date.now() - age) / 1_000),
  )
  const samples = `# TYPE aged gauge\naged 1 ${old}\naged 2 ${recent}\n# EOF\n`
  const image = await docker('inspect', '--format', '{{.Config.Image}}', container('prometheus'))
  const volume = `${stack().project}_prometheus-data:/prometheus`
  const value = (at: number): Promise<number> => total(`last_over_time(aged[1h] @ ${at + 60})`)

  await docker('stop', container('prometheus'))
  const write = `(await import('node:fs')).writeFileSync('/volume/aged', process.argv[1])`
  await inVolume('prometheus-data', write, samples)
  const promtool = ['--entrypoint', '/bin/promtool', image.trim(), 'tsdb', 'create-blocks-from']
  const files = ['openmetrics', '/prometheus/aged', '/prometheus']
  await docker('run', '--rm', '--volume', volume, ...promtool, ...files)
  const blocks = async () =>
    Object.keys(await sizesIn('prometheus-data')).filter((name) => name.endsWith('meta.json'))
  expect(await blocks()).toHaveLength(2)

  await docker('start', container('prometheus'))
  await untilWell('prometheus')
  expect([await value(old), await value(recent)]).toEqual([0, 2])
  const one = async () => (await blocks()).length === 1 || undefined
  await until(one, { what: 'the old block to be gone from the disk' })
})
