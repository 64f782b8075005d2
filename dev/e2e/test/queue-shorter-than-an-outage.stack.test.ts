import { expect, it } from 'vitest'
import { sentence, settled, type Account } from '../src/account.ts'
import { away, unthrottled } from '../src/away.ts'
import { sendInBulk } from '../src/bulk.ts'
import { logqlTotal } from '../src/loki.ts'
import { numberedLogs, numberedPoints } from '../src/numbered.ts'
import { sizesIn } from '../src/on-volume.ts'
import { until } from '../src/poll.ts'
import { state } from '../src/stack.ts'
import { type Usage, watchUsage } from '../src/usage.ts'

const outage = 10 * 60_000
/** Ten times what the demo says, which is 45 logs and 106 data points a second. */
const logCount = 10 * 45 * 600
const pointCount = 10 * 106 * 600

interface Outage {
  readonly logs: Account
  readonly points: Account
  /** Bytes of the queue's files when they were fullest. */
  readonly files: Readonly<Record<string, number>>
  /** Milliseconds until Loki had everything, from when it was back. */
  readonly drained: number
}

async function live(): Promise<Outage> {
  const run = Date.now()
  const service = `queue-logs-${run}`
  const [logs, points] = [numberedLogs(service), numberedPoints(`queue-points-${run}`)]
  // So old that no dashboard reads them; Prometheus, in turn, takes the last hour only.
  const oldest = run - 3 * 3_600_000
  const fill = async () => ({
    logs: await sendInBulk(logs, { count: logCount, from: oldest, to: oldest + outage }),
    points: await sendInBulk(points, { count: pointCount, from: run - outage, to: run }),
    files: await sizesIn('collector-queue'),
  })
  const both = <T>(work: () => Promise<T>) => away('loki', () => away('prometheus', work))
  const { files, ...sent } = await both(() => unthrottled('otel-collector', fill))
  const back = Date.now()
  const stored = `count_over_time({service_name="${service}"} [20m])`
  const all = async (): Promise<true | undefined> =>
    (await logqlTotal(stored, oldest + 2 * outage - 1)) >= logCount || undefined
  await until(all, { what: `${logCount} logs in Loki`, every: 1_000 })
  const drained = Date.now() - back
  return {
    logs: await settled(sent.logs, logs),
    points: await settled(sent.points, points),
    files,
    drained,
  }
}

it('ten minutes without stores at ten times the normal traffic: all of it fits', async () => {
  const before = await state('otel-collector')
  const stop = new AbortController()
  const used = watchUsage(stop.signal, 'otel-collector')
  const { logs, points, files, drained } = await live().finally(() => stop.abort())
  const [{ memory }] = (await used) as [Usage]

  const sizes = Object.entries(files).map(
    ([name, size]) => `${name}: ${Math.round(size / 2 ** 20)}`,
  )
  const lines = [
    sentence('logs', logs),
    sentence('points', points),
    `MiB of the queue's files: ${sizes.join(', ')}; of the collector's memory: ${memory.peak}`,
    `Loki had all logs ${Math.round(drained / 1_000)} s after it was back`,
  ]
  process.stdout.write(`  ${lines.join('\n  ')}\n`)
  // A full queue would have answered 503: no retries, it never was.
  for (const one of [logs, points]) expect(one).toMatchObject({ missing: [], retries: 0 })
  expect(await state('otel-collector')).toEqual(before)
})
