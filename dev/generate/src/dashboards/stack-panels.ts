import { atLeast, red, rising } from './panel.ts'
import { lines, numbers, rows } from './panels.ts'

/** Memory limits in MiB, as in docker-compose.monitoring.yml; a test compares. */
export const memoryLimits = {
  prometheus: 1024,
  loki: 512,
  grafana: 512,
  'otel-collector': 256,
  'log-agent': 128,
  alertmanager: 128,
}

/** The collector names its memory as OpenTelemetry does, everybody else as Prometheus does. */
const memoryOf = (job: string) =>
  job === 'otel-collector' || job === 'log-agent'
    ? 'otelcol_process_memory_rss'
    : 'process_resident_memory_bytes'

export const members = [
  numbers({
    title: 'Members',
    description:
      'Red: Prometheus cannot reach it. `pnpm stack status` and `pnpm stack logs NAME` say more.',
    unit: 'bool_on_off',
    queries: [{ expr: 'min by (job) (up)', legend: '{{job}}' }],
    limits: atLeast(1),
    width: 12,
    height: 7,
  }),
  numbers({
    title: 'Watchdog last came',
    description:
      'Alerts travel: Prometheus, Alertmanager, alert-inbox. Older than 15 minutes: no alert would reach anybody.',
    unit: 's',
    queries: [{ expr: 'time() - max(alert_webhook_last_watchdog_timestamp_seconds)' }],
    limits: rising(600, 900),
    width: 4,
    height: 7,
  }),
  rows(
    {
      title: 'Alerts firing',
      description: 'Watchdog fires always: it shows that alerts are evaluated.',
      unit: 'short',
      queries: [{ expr: 'count by (alertname, severity) (ALERTS{alertstate="firing"})' }],
      limits: red(1),
      width: 8,
      height: 7,
    },
    [
      { field: 'alertname', name: 'Alert' },
      { field: 'severity', name: 'Severity' },
      { field: 'Value', name: 'Firing' },
    ],
  ),
]

export const resources = [
  lines({
    title: 'Memory, as a share of the limit',
    description:
      'At 100 % the kernel kills it, and it starts again. Loki: too large a query; collector: too large or too many bodies.',
    unit: 'percentunit',
    queries: Object.entries(memoryLimits).map(([job, limit]) => ({
      expr: `max by (job) (${memoryOf(job)}{job="${job}"}) / ${limit * 2 ** 20}`,
      legend: '{{job}}',
    })),
    limits: rising(0.8, 0.95),
  }),
  lines({
    title: 'Redis memory, as a share of maxmemory',
    description: 'At 100 % it refuses to write (noeviction): nobody can sign in any more.',
    unit: 'percentunit',
    queries: [{ expr: 'redis_memory_used_bytes / (redis_memory_max_bytes > 0)', legend: 'redis' }],
    limits: rising(0.7, 0.9),
  }),
  lines({
    title: 'Series in Prometheus',
    description:
      'Each costs memory. A slope that does not end is a label without end: see Dropped labels, then topk by metric.',
    unit: 'short',
    queries: [{ expr: 'prometheus_tsdb_head_series', legend: 'series' }],
    limits: rising(50_000, 100_000),
  }),
]
