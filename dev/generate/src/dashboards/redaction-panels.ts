import { bars, lines, rows } from './panels.ts'
import { service } from './red.ts'

const chosen = `${service}=~"$service"`
const minute = 'cpm'

/** Pieces a minute, so that one in ten minutes still shows. */
const perMinute = (metric: string, by: string) =>
  `sum by (${by}) (rate(${metric}{${chosen}}[$__rate_interval])) * 60`

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
