import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { dashboardQueries, type DashboardQuery } from '../src/dashboard-queries.ts'
import { until } from '../src/poll.ts'
import { run } from '../src/run.ts'
import { stack } from '../src/stack.ts'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'dev/monitoring/grafana/dashboards')
const queries = readdirSync(folder).flatMap((file) =>
  dashboardQueries(readFileSync(join(folder, file), 'utf8')),
)

interface Series {
  readonly metric?: Readonly<Record<string, string>>
  readonly stream?: Readonly<Record<string, string>>
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [number, string])[]
}

/** Prometheus and Loki answer alike. NaN is what a chart leaves empty. */
async function ask({ datasource, expr, instant }: DashboardQuery): Promise<Series[]> {
  const { urls } = stack()
  const api = datasource === 'loki' ? `${urls.loki}/loki/api/v1` : `${urls.prometheus}/api/v1`
  const now = Math.floor(Date.now() / 1_000)
  const span = { start: `${now - 3_600}`, end: `${now}`, step: '60', limit: '100' }
  const parameters = new URLSearchParams({ query: expr, ...(instant ? {} : span) }).toString()
  const response = await fetch(`${api}/${instant ? 'query' : 'query_range'}?${parameters}`)
  const text = await response.text()
  if (!response.ok) throw new Error(`${datasource} refuses ${expr}: ${text}`)
  const { data } = JSON.parse(text) as { data: { result: Series[] } }
  return data.result.filter(({ value, values = [value] }) =>
    values.some((point) => point !== undefined && point[1] !== 'NaN'),
  )
}

/** The labels of a legend or of columns that no series has: all of them would be called alike. */
const missing = ({ labels }: DashboardQuery, found: readonly Series[]): string[] =>
  labels.filter((label) => !found.some(({ metric, stream = metric }) => stream?.[label]))

beforeAll(async () => {
  const tour = ['dev/tour/src/main.ts', '--once', '--port', '0', '--forward', stack().urls.otlp]
  await run([process.execPath, ...tour], { cwd: root })
})

/** Also empty: what a service says about itself that cannot run on this machine. */
const mayBeEmpty = ({ emptyWhenWell, expr }: DashboardQuery): boolean =>
  emptyWhenWell !== undefined || stack().without.some((name) => expr.includes(`job="${name}"`))

it.for(queries)('$dashboard, $panel: shows nothing: $expr', async (query) => {
  const shown = async (): Promise<Series[] | undefined> => {
    const found = await ask(query)
    if (found.length === 0) return mayBeEmpty(query) ? found : undefined
    return missing(query, found).length === 0 ? found : undefined
  }
  // Within that, span_metrics are flushed, everything is scraped and the Watchdog has come.
  const patience = { what: `${query.expr} by ${query.labels.join(', ')}`, within: 120_000 }
  expect(await until(shown, patience)).toBeDefined()
})
