import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { allDashboardQueries, askPanel, type PanelSeries } from '../src/ask-panel.ts'
import type { DashboardQuery } from '../src/dashboard-queries.ts'
import { counters, deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { run } from '../src/run.ts'
import { stack } from '../src/stack.ts'

const root = join(import.meta.dirname, '../../..')

/** NaN is what a chart leaves empty. */
async function drawn(query: DashboardQuery): Promise<PanelSeries[]> {
  const found = await askPanel(query)
  return found.filter(({ value, values = [value] }) =>
    values.some((point) => point !== undefined && point[1] !== 'NaN'),
  )
}

/** The labels of a legend or of columns that no series has: all of them would be called alike. */
const missing = ({ labels }: DashboardQuery, found: readonly PanelSeries[]): string[] =>
  labels.filter((label) => !found.some(({ metric, stream = metric }) => stream?.[label]))

const node = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  run([process.execPath, ...args], { cwd: root, env })

beforeAll(async () => {
  const { otlp } = stack().urls
  await node(['dev/tour/src/main.ts', '--once', '--port', '0', '--forward', otlp])
  const shortQueue = { OTEL_BLRP_MAX_QUEUE_SIZE: '10', OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: '10' }
  await node(['dev/e2e/src/apps/bad-day.ts'], { ...shortQueue, OTEL_EXPORTER_OTLP_ENDPOINT: otlp })
  // Older than Loki's retention: refused for good.
  const tooLate = { body: 'too late', at: Date.now() - 9 * 24 * 3_600_000 }
  await deliver('logs', logs({ service: 'late' }, [tooLate]))
  // Prometheus takes no deltas: dropped on the way.
  const delta = { name: 'rain_delta', value: 1, delta: true }
  await deliver('metrics', counters({ service: 'late' }, [delta]))
})

/** Also empty: what a service says about itself that cannot run on this machine. */
const mayBeEmpty = ({ emptyWhenWell, expr }: DashboardQuery): boolean =>
  emptyWhenWell !== undefined || stack().without.some((name) => expr.includes(`job="${name}"`))

it.for(allDashboardQueries)('$dashboard, $panel: shows nothing: $expr', async (query) => {
  const shown = async (): Promise<PanelSeries[] | undefined> => {
    const found = await drawn(query)
    if (found.length === 0) return mayBeEmpty(query) ? found : undefined
    return missing(query, found).length === 0 ? found : undefined
  }
  const what = `${query.expr} by ${query.labels.join(', ')}`
  expect(await until(shown, { what })).toBeDefined()
})

const goodNews = allDashboardQueries.filter(({ emptyWhenWell }) => emptyWhenWell !== undefined)
const panels = Map.groupBy(goodNews, ({ dashboard, panel }) => `${dashboard}, ${panel}`)

it.for([...panels])('%s: says that all is well on a bad day', async ([, asked]) => {
  const shown = async (): Promise<PanelSeries[] | undefined> => {
    const found = (await Promise.all(asked.map(drawn))).flat()
    return found.length > 0 ? found : undefined
  }
  expect(await until(shown, { what: asked.map(({ expr }) => expr).join('; ') })).toBeDefined()
})
