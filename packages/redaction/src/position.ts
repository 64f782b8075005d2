/**
 * Where a value stands in the telemetry. A closed list: positions are counted and reported, so
 * they must never be a path made of user keys (policy 2.10).
 */
export const positions = [
  'value',
  'log.body',
  'log.attributes',
  'log.event_name',
  'log.severity_text',
  'span.name',
  'span.attributes',
  'span.status',
  'span.events',
  'span.links',
  'span.tracestate',
  'metric.label',
  'metric.name',
  'resource.attributes',
  'scope',
] as const

/** One of {@link positions}. */
export type Position = (typeof positions)[number]
