import { loki } from './datasources.ts'
import { red, rising } from './panel.ts'
import { lines, numbers, rows } from './panels.ts'
import { failedShare, http, named, quantile, rate, service } from './red.ts'

const small = { width: 4, height: 4 }
const noticed = rising(0.01, 0.05)
const slow = rising(0.5, 2)

export const now = [
  numbers({
    title: 'Requests',
    description: 'HTTP requests that the apps answered, per second.',
    unit: 'reqps',
    queries: [{ expr: rate(http) }],
    ...small,
  }),
  numbers({
    title: 'Errors',
    description: 'Share answered with 5xx. From 1 % on people notice: see Routes, then the logs.',
    unit: 'percentunit',
    queries: [{ expr: failedShare(http) }],
    limits: noticed,
    allWell: 'no requests',
    ...small,
  }),
  numbers({
    title: 'Duration (p95)',
    description: 'Nineteen of twenty requests were faster than this.',
    unit: 's',
    queries: [{ expr: quantile(0.95, http) }],
    limits: slow,
    ...small,
  }),
  numbers({
    title: 'Alerts firing',
    description: 'Without Watchdog, which always fires. Telemetry health names them.',
    unit: 'short',
    queries: [{ expr: 'count(ALERTS{alertstate="firing",alertname!="Watchdog"}) or vector(0)' }],
    limits: red(1),
    ...small,
  }),
  numbers({
    title: 'Services gone silent',
    description:
      'Sent metrics within the time shown, and none for five minutes: stopped, crashed, or cut off.',
    unit: 'short',
    queries: [
      {
        expr: `count(count by (${service}) (last_over_time(target_info[$__range])) unless count by (${service}) (target_info)) or vector(0)`,
      },
    ],
    limits: red(1),
    ...small,
  }),
  numbers({
    title: 'Errors logged',
    description: 'Log records of level error or fatal within the time shown.',
    unit: 'short',
    from: loki,
    queries: [
      {
        expr: 'sum(count_over_time({service_name=~"$service"} | detected_level=~"error|fatal" | workspace_id=~"$workspace" [$__range]))',
      },
    ],
    limits: rising(1, 50),
    allWell: 'none',
    ...small,
  }),
]

/** Rate, errors and duration by one label. */
export const triple = (label: string, whose: string) => {
  const legend = `{{${label}}}`
  return [
    lines({
      title: `Requests by ${whose}`,
      description: 'Answered per second. A line that drops to nothing is as bad as one that jumps.',
      unit: 'reqps',
      queries: [{ expr: named(rate(http, label), label), legend }],
    }),
    lines({
      title: `Errors by ${whose}`,
      description: `Share answered with 5xx. One ${whose} alone: read its logs. All at once: look at what they share.`,
      unit: 'percentunit',
      queries: [{ expr: named(failedShare(http, label), label), legend }],
      limits: noticed,
    }),
    lines({
      title: `Duration by ${whose} (p95)`,
      description: 'Nineteen of twenty requests were faster than this.',
      unit: 's',
      queries: [{ expr: named(quantile(0.95, http, label), label), legend }],
      limits: slow,
    }),
  ]
}

const route = [service, 'http_request_method', 'http_route']

export const routes = rows(
  {
    title: 'Routes',
    description: 'Which handler fails or is slow. Without a route nothing matched: mostly 404.',
    unit: 'short',
    queries: [
      { expr: rate(http, ...route) },
      { expr: failedShare(http, ...route) },
      { expr: quantile(0.95, http, ...route) },
    ],
    limits: noticed,
    width: 24,
    height: 10,
  },
  [
    { field: service, name: 'Service' },
    { field: 'http_request_method', name: 'Method' },
    { field: 'http_route', name: 'Route' },
    { field: 'Value #A', name: 'Requests', unit: 'reqps' },
    { field: 'Value #B', name: 'Errors', unit: 'percentunit', colored: true },
    { field: 'Value #C', name: 'p95', unit: 's' },
  ],
)
