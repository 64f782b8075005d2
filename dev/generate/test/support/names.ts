import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './boards.ts'

const words = new Set(['or', 'and', 'unless', 'by', 'on', 'offset', 'bool'])

/** Names of metrics in a PromQL expression. */
export function metricsIn(promql: string): string[] {
  const bare = promql
    .replaceAll(/"[^"]*"|\$\w+/g, ' ')
    .replaceAll(/\{[^}]*\}/g, ' ')
    .replaceAll(/\[[^\]]*\]/g, ' ')
    .replaceAll(/\b(?:by|on) \([^)]*\)/g, ' ')
  const names = bare.matchAll(/\b[a-zA-Z_]\w*\b(?!\s*\()/g)
  return [...names].map(([name]) => name).filter((name) => !words.has(name))
}

/** Names of what a LogQL expression looks at beside the line. */
export function labelsIn(logql: string): string[] {
  const bare = logql.replaceAll(/=~`[^`]*`|\|~ `[^`]*`/g, '=~"')
  const filters = [...bare.matchAll(/[{|]\s*(\w+)\s*[!=]/g)].map(([, name]) => name!)
  const templates = [...logql.matchAll(/\{\{\.(\w+)\}\}/g)].map(([, name]) => name!)
  const groups = [...logql.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(', '))
  return [...filters, ...templates, ...groups].filter((name) => name !== '')
}

/** Own metrics as they stand in Prometheus: dots become underscores, the kind a suffix. */
function ownMetrics(): string[] {
  const page = readFileSync(join(repository, 'docs/reference/own-metrics.md'), 'utf8')
  return [...page.matchAll(/^\| `(sva\.[\w.]+)` \|.*\| (.*) \|$/gm)].flatMap(([, name, says]) => {
    const metric = name!.replaceAll('.', '_')
    if (!says!.includes('in seconds')) return [`${metric}_total`]
    return ['bucket', 'count', 'sum'].map((part) => `${metric}_seconds_${part}`)
  })
}

const signals = ['log_records', 'metric_points', 'spans']
const perSignal = (metric: string) => signals.map((signal) => `${metric}_${signal}`)

/**
 * Everything that arrives. By OTLP: with unit and `_total`. From the collectors' own :8888: without
 * `_total`. That each really arrives is what dashboards-without-data.stack.test.ts asks.
 */
export const knownMetrics: ReadonlySet<string> = new Set([
  ...ownMetrics(),
  // instrumentation-http, and the collector's span_metrics
  'http_server_request_duration_seconds_count',
  'http_server_request_duration_seconds_bucket',
  'traces_span_metrics_calls_total',
  'traces_span_metrics_duration_seconds_bucket',
  // Prometheus
  'target_info',
  'up',
  'ALERTS',
  'prometheus_tsdb_head_series',
  'process_resident_memory_bytes',
  // collector and log agent
  ...perSignal('otelcol_receiver_accepted'),
  ...perSignal('otelcol_receiver_refused'),
  ...perSignal('otelcol_exporter_send_failed'),
  'otelcol_processor_filter_datapoints_filtered',
  'otelcol_exporter_queue_size',
  'otelcol_exporter_queue_capacity',
  'otelcol_process_memory_rss',
  // the others
  'loki_discarded_samples_total',
  'alert_webhook_last_watchdog_timestamp_seconds',
  'redis_memory_used_bytes',
  'redis_memory_max_bytes',
])

/** docs/reference/log-record.md, Loki's three index labels, and the level as Loki understood it. */
export const knownLabels: ReadonlySet<string> = new Set([
  'service_name',
  'workspace_id',
  'component',
  'action',
  'detected_level',
])
