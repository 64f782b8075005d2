// What the page gets to see: texts cut at their markers, long ones cut short. The page only draws.
import { segments, tintOf } from './markers.ts'
import type { Segment } from './markers.ts'
import type { LogLine, Span } from './otlp.ts'
import { print } from './print.ts'
import type { Redaction } from './redactions.ts'
import type { Series } from './series.ts'
import type { Change, Store, Stored } from './store.ts'
import type { Trace } from './traces.ts'
import type { Attribute } from './value.ts'

const maxBody = 2_000
const maxAttribute = 600
const maxAttributes = 24
/** Have their own place in a line. */
const placed = new Set(['workspace_id', 'component', 'action', 'sva.redacted.keys'])

/** No marker is longer; so much is read behind the limit that none is seen in half. */
const longestMarker = 256

/** Cut short between two markers or in plain text, never inside a marker. */
function short(text: string, max: number): Segment[] {
  if (text.length <= max) return segments(text)
  const kept: Segment[] = []
  let room = max
  for (const segment of segments(text.slice(0, max + longestMarker))) {
    const { length } = typeof segment === 'string' ? segment : segment.text
    if (length > room && typeof segment !== 'string') break
    kept.push(typeof segment === 'string' ? segment.slice(0, room) : segment)
    room -= length
    if (room <= 0) break
  }
  return [...kept, ' …']
}

const shortAttributes = (all: readonly Attribute[]) =>
  all
    .filter(({ key }) => !placed.has(key))
    .slice(0, maxAttributes)
    .map(({ key, text }) => ({ key, value: short(text, maxAttribute) }))

const line = ({ id, record }: Stored<LogLine>) => ({
  id,
  time: record.time,
  level: record.level,
  service: record.service,
  workspace: record.workspace,
  component: record.component,
  action: record.action,
  body: short(record.body, maxBody),
  attributes: shortAttributes(record.attributes),
  dropped: record.dropped,
  traceId: record.traceId,
  spanId: record.spanId,
})

const span = (from: Span & { readonly id: string }) => ({
  id: from.id,
  spanId: from.spanId,
  parentId: from.parentId,
  name: short(from.name, maxAttribute),
  kind: from.kind,
  service: from.service,
  workspace: from.workspace,
  start: from.start,
  end: Math.max(from.start, from.end),
  error: from.error,
})

function summary({ traceId, spans, omitted }: Trace) {
  const all = [...spans.values()]
  const root = all.find(({ parentId }) => !spans.has(parentId)) ?? all[0]
  const start = all.reduce((least, { start }) => Math.min(least, start), Infinity)
  const end = all.reduce((most, { end }) => Math.max(most, end), 0)
  return {
    traceId,
    name: short(root?.name ?? '', maxAttribute),
    service: root?.service ?? '',
    workspaces: [...new Set(all.map(({ workspace }) => workspace).filter(Boolean))],
    start,
    duration: Math.max(0, end - start),
    spans: spans.size + omitted,
    errors: all.filter(({ error }) => error).length,
  }
}

const seriesRow = ({ id, last, history }: Series) => ({
  id,
  name: last.name,
  unit: last.unit,
  service: last.service,
  workspace: last.workspace,
  labels: shortAttributes(last.labels),
  value: last.value,
  mean: last.mean,
  rising: last.rising,
  time: last.time,
  history,
})

const redactionRow = ({ rule, position, counted, seen }: Redaction) => ({
  rule,
  tint: tintOf(rule),
  position,
  counted,
  seen: Array.from(seen, ([workspace, { count, record }]) => ({ workspace, count, record })),
})

/** News for the page: what came in, and how the counts stand now. */
export function news(store: Store, { logs, traces, series }: Change) {
  return {
    counts: store.counts(),
    logs: logs.map(line),
    traces: traces.map(summary),
    series: series.map(seriesRow),
    redactions: store.redactions.all().map(redactionRow),
  }
}

/** A whole trace with its logs. */
export function traceView(store: Store, traceId: string) {
  const found = store.trace(traceId)
  if (!found) return undefined
  const spans = [...found.trace.spans.values()].map(span)
  return { ...summary(found.trace), tree: spans, logs: found.logs.map(line) }
}

/** One record in full: every attribute, and the OTLP JSON as it arrived. */
export function recordView(store: Store, id: string) {
  const record = store.log(id) ?? store.span(id) ?? store.series(id)?.last
  if (!record) return undefined
  const held = 'labels' in record ? record.labels : record.attributes
  const all = held.filter(({ key }) => key !== 'sva.redacted.keys')
  const events = 'events' in record ? record.events : []
  return {
    attributes: all.map(({ key, text }) => ({ key, value: segments(text) })),
    dropped: 'dropped' in record ? record.dropped : [],
    status: 'statusMessage' in record ? segments(record.statusMessage) : [],
    events: events.map(({ time, name, attributes }) => ({
      time,
      name: segments(name),
      attributes: attributes.map(({ key, text }) => ({ key, value: segments(text) })),
    })),
    raw: segments(print(record.raw)),
  }
}
