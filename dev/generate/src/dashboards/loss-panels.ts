import { red, rising } from './panel.ts'
import { bars, lines, rows } from './panels.ts'
import { service } from './red.ts'

const chosen = `${service}=~"$service"`
const minute = 'cpm'

/** Counters of the collector and the log agent come once a signal. */
const signals = { logs: 'log_records', metrics: 'metric_points', traces: 'spans' }

const perSignal = (metric: string, by: string, over: (metric: string, by: string) => string) =>
  Object.entries(signals).map(([signal, records]) => ({
    expr: over(`${metric}_${records}`, `job, ${by}`),
    legend: `${signal} {{job}} {{${by}}}`,
  }))

const perSecond = (metric: string, by: string) =>
  `sum by (${by}) (rate(${metric}[$__rate_interval]))`

/** The collector makes such a series when it loses something, at 1 or more: `rate` sees no rise. */
const bornNotAtZero = (metric: string, by: string) => {
  const before = `sum by (${by}) (${metric} offset $__rate_interval)`
  const now = `sum by (${by}) (${metric})`
  return `clamp_min(${now} - (${before} or 0 * ${now}), 0)`
}

export const losses = [
  rows(
    {
      title: 'Lost in the apps',
      description:
        'Records that were made and did not arrive, since each app started. queue_full: more than the queue holds, or the collector was away. rejected: the collector refused them. gate: they could not be cleaned.',
      unit: 'short',
      queries: [
        {
          expr: `sum by (${service}, sva_signal, sva_reason) (max_over_time(sva_telemetry_lost_total{${chosen}}[$__range]))`,
        },
      ],
      allWell: 'nothing lost',
      width: 12,
    },
    [
      { field: service, name: 'Service' },
      { field: 'sva_signal', name: 'Signal' },
      { field: 'sva_reason', name: 'Reason' },
      { field: 'Value', name: 'Records' },
    ],
  ),
  lines({
    title: 'Given up by the collector',
    description:
      'Records within minutes that a store refused for good: too old, malformed. This is data loss; the log of the collector names the reason.',
    unit: 'short',
    queries: perSignal('otelcol_exporter_send_failed', 'exporter', bornNotAtZero),
    limits: red(1),
    allWell: 'nothing given up',
    width: 12,
  }),
  lines({
    title: 'Dropped before Prometheus',
    description:
      'Data points within minutes that Prometheus would refuse together with their whole request: of delta metrics, older than 50 minutes, or more than 5 minutes ahead. Their app was told 200: set its exporter to cumulative, or its clock.',
    unit: 'short',
    queries: [
      {
        expr: bornNotAtZero('otelcol_processor_filter_datapoints_filtered', 'job, filter'),
        legend: '{{job}} {{filter}}',
      },
    ],
    limits: red(1),
    allWell: 'nothing dropped',
    width: 12,
  }),
  lines({
    title: 'Refused by the collector',
    description:
      'Records a second that were sent back: memory or queue full. Apps try again, then count them as lost.',
    unit: 'cps',
    queries: perSignal('otelcol_receiver_refused', 'receiver', perSecond),
    limits: red(0.001),
    allWell: 'nothing refused',
    width: 12,
  }),
  bars({
    title: 'Discarded by Loki',
    description:
      'Lines a minute by reason. rate_limited is harmless: the collector sends them again. Any other reason is data loss.',
    unit: minute,
    queries: [
      {
        expr: 'sum by (reason) (rate(loki_discarded_samples_total[$__rate_interval])) * 60',
        legend: '{{reason}}',
      },
    ],
    limits: red(1),
    allWell: 'nothing discarded',
    width: 24,
  }),
]

export const waiting = [
  lines({
    title: 'Queues of the collector',
    description:
      'How full each is. Rising: the store behind it is away or slow; at 100 % apps are refused. It holds ten minutes of ten times the normal traffic.',
    unit: 'percentunit',
    queries: [
      {
        expr: 'max by (job, exporter, data_type) (otelcol_exporter_queue_size) / max by (job, exporter, data_type) (otelcol_exporter_queue_capacity > 0)',
        legend: '{{data_type}} {{job}} {{exporter}}',
      },
    ],
    limits: rising(0.5, 0.8),
    width: 12,
  }),
  lines({
    title: 'Accepted by the collector',
    description: 'Records a second that came in. Nothing at all: no app sends, or none gets here.',
    unit: 'cps',
    queries: perSignal('otelcol_receiver_accepted', 'receiver', perSecond),
    width: 12,
  }),
]
