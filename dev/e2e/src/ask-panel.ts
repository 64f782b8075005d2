import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dashboardQueries, type DashboardQuery } from './dashboard-queries.ts'
import { stack } from './stack.ts'

const folder = join(import.meta.dirname, '../../monitoring/grafana/dashboards')

/** Every query of every dashboard. */
export const allDashboardQueries: readonly DashboardQuery[] = readdirSync(folder).flatMap((file) =>
  dashboardQueries(readFileSync(join(folder, file), 'utf8')),
)

export interface PanelSeries {
  readonly metric?: Readonly<Record<string, string>>
  readonly stream?: Readonly<Record<string, string>>
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [number, string])[]
}

/** As Grafana would ask for the last hour. Prometheus and Loki answer alike. @throws Error */
export async function askPanel({
  datasource,
  expr,
  instant,
}: Pick<DashboardQuery, 'datasource' | 'expr' | 'instant'>): Promise<PanelSeries[]> {
  const { urls } = stack()
  const api = datasource === 'loki' ? `${urls.loki}/loki/api/v1` : `${urls.prometheus}/api/v1`
  const now = Math.floor(Date.now() / 1_000)
  const span = { start: `${now - 3_600}`, end: `${now}`, step: '60', limit: '100' }
  const parameters = new URLSearchParams({ query: expr, ...(instant ? {} : span) }).toString()
  const response = await fetch(`${api}/${instant ? 'query' : 'query_range'}?${parameters}`)
  const text = await response.text()
  if (!response.ok) throw new Error(`${datasource} refuses ${expr}: ${text}`)
  return (JSON.parse(text) as { data: { result: PanelSeries[] } }).data.result
}
