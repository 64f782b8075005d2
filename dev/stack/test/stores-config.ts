import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const monitoring = new URL('../../monitoring/', import.meta.url)
const text = (path: string) => readFileSync(new URL(path, monitoring), 'utf8')

interface Loki {
  readonly analytics: { readonly reporting_enabled: boolean }
  readonly server: Record<string, string>
  readonly storage_config: {
    readonly index_cache_validity: string
    readonly tsdb_shipper: { readonly resync_interval: string }
  }
  readonly ingester: Record<string, string> & { readonly wal: Record<string, string | boolean> }
  readonly compactor: Record<string, string | boolean>
  readonly limits_config: Record<string, string | number> & {
    readonly otlp_config: {
      readonly resource_attributes: {
        readonly ignore_defaults: boolean
        readonly attributes_config: { readonly action: string; readonly attributes: string[] }[]
      }
    }
    readonly shard_streams: { readonly enabled: boolean }
  }
}

interface Prometheus {
  readonly storage: { readonly tsdb: { readonly out_of_order_time_window: string } }
  readonly otlp: Record<string, unknown>
  readonly scrape_config_files: readonly string[]
  readonly scrape_configs: readonly ScrapeJob[]
}

interface ScrapeJob {
  readonly job_name: string
  readonly static_configs?: { readonly targets: string[] }[]
  readonly dns_sd_configs?: { readonly names: string[]; readonly port: number }[]
}

interface Alertmanager {
  readonly route: Route
  readonly receivers: {
    readonly name: string
    readonly webhook_configs: { readonly url: string; readonly max_alerts: number }[]
  }[]
}

interface Route {
  readonly receiver: string
  readonly matchers?: string[]
  readonly repeat_interval: string
  readonly routes?: Route[]
}

export const loki = parse(text('loki/config.yaml')) as Loki
export const prometheus = parse(text('prometheus/prometheus.yml')) as Prometheus
export const alertmanager = parse(text('alertmanager/alertmanager.yml')) as Alertmanager
/** No YAML before Promtail has expanded it. */
export const promtailPort = /^ {2}http_listen_port: (\d+)$/m.exec(text('promtail/config.yaml'))?.[1]

/** What Prometheus asks, with the folder that stands for log-agent or for Promtail. */
export function scrapeJobs(folder: 'prometheus' | 'promtail'): readonly ScrapeJob[] {
  const { scrape_configs } = parse(text(`${folder}/scrape/log-agent.yml`)) as Prometheus
  return [...prometheus.scrape_configs, ...scrape_configs]
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

/** `90s`, `4h` in seconds. */
export function duration(value: unknown): number {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(String(value)) ?? []
  const factor = seconds[unit]
  if (factor === undefined) throw new Error(`${String(value)} is no duration.`)
  return Number(count) * factor
}
