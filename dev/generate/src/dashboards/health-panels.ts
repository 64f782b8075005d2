import { red, rising } from './panel.ts'
import { bars, lines, rows } from './panels.ts'
import { service } from './red.ts'

const chosen = `${service}=~"$service"`
const minute = 'cpm'

/** Pieces a minute, so that one in ten minutes still shows. */
const perMinute = (metric: string, by: string) =>
  `sum by (${by}) (rate(${metric}{${chosen}}[$__rate_interval])) * 60`

/** Counters of the collector and the log agent come once a signal. */
const signals = { logs: 'log_records', metrics: 'metric_points', traces: 'spans' }

const perSignal = (metric: string, by: string, over: (metric: string, by: string) => string) =>
  Object.entries(signals).map(([signal, records]) => ({
    expr: over(`${metric}_${records}`, `job, ${by}`),
    legend: `${signal} {{job}} {{${by}}}`,
  }))

const perSecond = (metric: string, by: string) =>
  `sum by (${by}) (rate(${metric}[$__rate_interval]))`

/** The collector makes this series when it loses something, at 1 or more: `rate` sees no rise. */
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
    width: 12,
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

export const redaction = [
  bars({
    title: 'Redactions by rule',
    description:
      'Pieces taken out a minute. A new rule here, or a jump, is code that began to log what it should not: find it by service.',
    unit: minute,
    queries: [
      {
        expr: perMinute('sva_redaction_replacements_total', 'sva_redaction_rule'),
        legend: '{{sva_redaction_rule}}',
      },
    ],
  }),
  bars({
    title: 'Redactions by position',
    description: 'Where they stood. log.body and exception messages are where prose hides most.',
    unit: minute,
    queries: [
      {
        expr: perMinute('sva_redaction_replacements_total', 'sva_redaction_position'),
        legend: '{{sva_redaction_position}}',
      },
    ],
  }),
  rows(
    {
      title: 'Redactions by service',
      description: 'Within the time shown, the most frequent first.',
      unit: 'short',
      queries: [
        {
          expr: `topk(30, sum by (${service}, sva_redaction_rule, sva_redaction_position) (increase(sva_redaction_replacements_total{${chosen}}[$__range])) > 0)`,
        },
      ],
    },
    [
      { field: service, name: 'Service' },
      { field: 'sva_redaction_rule', name: 'Rule' },
      { field: 'sva_redaction_position', name: 'Position' },
      { field: 'Value', name: 'Pieces' },
    ],
  ),
  lines({
    title: 'Dropped labels',
    description:
      'Metric labels taken away a minute because they name persons, secrets or have no end of values. Each is a line of code to fix.',
    unit: minute,
    queries: [
      {
        expr: `sum by (${service}, sva_redaction_rule) (rate(sva_redaction_replacements_total{${chosen},sva_redaction_position="metric.label"}[$__rate_interval])) * 60`,
        legend: `{{${service}}} {{sva_redaction_rule}}`,
      },
    ],
    allWell: 'no label dropped',
  }),
  lines({
    title: 'Let out on purpose',
    description: 'Values a minute that allow, allowValues or knownSafe of a policy let out.',
    unit: minute,
    queries: [
      {
        expr: perMinute('sva_redaction_exempted_total', 'sva_redaction_hatch'),
        legend: '{{sva_redaction_hatch}}',
      },
    ],
    allWell: 'no policy lets anything out',
  }),
  lines({
    title: 'Folded series and refused requests',
    description:
      'Folded: an instrument had more series than its budget; the rest is counted under workspace _other. Refused: requests that named no workspace, or two.',
    unit: minute,
    queries: [
      { expr: perMinute('sva_metrics_folded_total', service), legend: `folded {{${service}}}` },
      { expr: perMinute('sva_workspace_refused_total', 'sva_reason'), legend: '{{sva_reason}}' },
    ],
    allWell: 'nothing folded, nobody refused',
  }),
]
