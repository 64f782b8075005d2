import { expect, it } from 'vitest'
import { sentence, settled } from '../src/account.ts'
import { away, unthrottled } from '../src/away.ts'
import { sendInBulk } from '../src/bulk.ts'
import { logqlTotal } from '../src/loki.ts'
import { numberedLogs, numberedPoints } from '../src/numbered.ts'
import { until } from '../src/poll.ts'
import { state } from '../src/stack.ts'
import { UsageWatch } from '../src/usage.ts'
import { sizesIn } from '../src/on-volume.ts'

const outage = 10 * 60_000
/** Ten times what the demo says, which is 45 logs and 106 data points a second. */
const logCount = 10 * 45 * 600
const pointCount = 10 * 106 * 600

it('ten minutes without stores at ten times the normal traffic: all of it fits', async () => {
  const run = Date.now()
  const service = `queue-logs-${run}`
  const [logs, points] = [numberedLogs(service), numberedPoints(`queue-points-${run}`)]
  // So old that no dashboard reads them; Prometheus, in turn, takes the last hour only.
  const oldest = run - 3 * 3_600_000
  const before = await state('otel-collector')
  const usage = new UsageWatch()

  const filled = await away('loki', () =>
    away('prometheus', () =>
      unthrottled('otel-collector', async () => ({
        logs: await sendInBulk(logs, { count: logCount, from: oldest, to: oldest + outage }),
        points: await sendInBulk(points, { count: pointCount, from: run - outage, to: run }),
        files: await sizesIn('collector-queue'),
      })),
    ),
  )
  const back = Date.now()
  const stored = `count_over_time({service_name="${service}"} [20m])`
  const all = async (): Promise<true | undefined> =>
    (await logqlTotal(stored, oldest + 2 * outage - 1)) >= logCount || undefined
  await until(all, { what: `${logCount} logs in Loki`, within: 300_000, every: 1_000 })
  const seconds = ((Date.now() - back) / 1_000).toFixed(0)

  const accounts = [await settled(filled.logs, logs), await settled(filled.points, points)]
  const collector = (await usage.stop()).find((one) => one.service === 'otel-collector')!
  for (const one of accounts) process.stdout.write(`  ${sentence('outage of 10 minutes', one)}\n`)
  for (const [file, bytes] of Object.entries(filled.files)) {
    process.stdout.write(`  ${file}: ${(bytes / 2 ** 20).toFixed(0)} MiB\n`)
  }
  process.stdout.write(
    `  all logs are in Loki ${seconds} s after it was back; the collector took ${collector.memory.peak} MiB\n`,
  )
  // A full queue would have answered 503: no retries, it never was.
  for (const one of accounts) expect(one).toMatchObject({ missing: [], retries: 0 })
  expect(await state('otel-collector')).toEqual(before)
})
