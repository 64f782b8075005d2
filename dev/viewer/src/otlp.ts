import {
  attributes,
  hex,
  list,
  milliseconds,
  number,
  object,
  plain,
  readable,
  text,
  valueOf,
} from './value.ts'
import type { Attribute, Json } from './value.ts'

/** What every record has: who sent it, and itself as it arrived (`raw`, one record in its envelope). */
interface Arrived {
  readonly service: string
  /** Tells two processes of one service apart. */
  readonly process: string
  readonly workspace: string
  readonly attributes: readonly Attribute[]
  readonly raw: unknown
  /** Characters of JSON of `raw`. */
  readonly size: number
}

export interface LogLine extends Arrived {
  readonly time: number
  readonly level: string
  readonly body: string
  readonly component: string
  readonly action: string
  /** Names of the keys that were dropped before sending. */
  readonly dropped: readonly string[]
  readonly traceId: string
  readonly spanId: string
}

export interface SpanEvent {
  readonly time: number
  readonly name: string
  readonly attributes: readonly Attribute[]
}

export interface Span extends Arrived {
  readonly traceId: string
  readonly spanId: string
  readonly parentId: string
  readonly name: string
  readonly kind: string
  readonly start: number
  readonly end: number
  readonly error: boolean
  readonly statusMessage: string
  readonly events: readonly SpanEvent[]
  readonly dropped: readonly string[]
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal']
const spanKinds = ['', 'internal', 'server', 'client', 'producer', 'consumer']

interface Envelope {
  readonly service: string
  readonly process: string
  readonly record: Json
  /** Packs one record back into its envelope: what the raw view shows. */
  readonly wrap: (record: Json) => unknown
  /** Characters of JSON around the record: a record keeps its resource in memory. */
  readonly around: number
}

export const sizeOf = (json: unknown): number => JSON.stringify(json).length

/** Unpacks `resourceX[].scopeX[].xs[]`, keeping the way back. */
export function* records(body: Json, resources: string, scopes: string, leaf: string) {
  for (const group of list(body[resources]).map(object)) {
    const about = attributes(object(group.resource).attributes)
    const service = valueOf(about, 'service.name')
    const process = `${service} ${valueOf(about, 'service.instance.id') || valueOf(about, 'process.pid')}`
    for (const inner of list(group[scopes]).map(object)) {
      const wrap = (only: Json) => ({
        [resources]: [{ ...group, [scopes]: [{ ...inner, [leaf]: [only] }] }],
      })
      const around = sizeOf(wrap({}))
      for (const record of list(inner[leaf]).map(object)) {
        yield { service, process, record, wrap, around } satisfies Envelope
      }
    }
  }
}

function arrived({ service, process, record, wrap, around }: Envelope): Arrived {
  const all = attributes(record.attributes)
  const size = around + sizeOf(record)
  const workspace = valueOf(all, 'workspace_id')
  return { service, process, workspace, attributes: all, raw: wrap(record), size }
}

function droppedKeys(record: Json): string[] {
  const pair = list(record.attributes)
    .map(object)
    .find(({ key }) => key === 'sva.redacted.keys')
  return pair ? list(plain(pair.value)).map(String) : []
}

export function readLogs(body: Json): LogLine[] {
  return Array.from(records(body, 'resourceLogs', 'scopeLogs', 'logRecords'), (envelope) => {
    const { record } = envelope
    const common = arrived(envelope)
    const severity = Math.ceil(number(record.severityNumber) / 4)
    return {
      ...common,
      time: milliseconds(record.timeUnixNano) || milliseconds(record.observedTimeUnixNano),
      level: levels[severity - 1] ?? 'info',
      body: record.body === undefined ? text(record.eventName) : readable(record.body),
      component: valueOf(common.attributes, 'component'),
      action: valueOf(common.attributes, 'action') || text(record.eventName),
      dropped: droppedKeys(record),
      traceId: hex(record.traceId, 32),
      spanId: hex(record.spanId, 16),
    }
  })
}

export function readSpans(body: Json): Span[] {
  return Array.from(records(body, 'resourceSpans', 'scopeSpans', 'spans'), (envelope) => {
    const { record } = envelope
    const status = object(record.status)
    return {
      ...arrived(envelope),
      traceId: hex(record.traceId, 32),
      spanId: hex(record.spanId, 16),
      parentId: hex(record.parentSpanId, 16),
      name: text(record.name),
      kind: spanKinds[number(record.kind)] ?? '',
      start: milliseconds(record.startTimeUnixNano),
      end: milliseconds(record.endTimeUnixNano),
      error: status.code === 2 || status.code === 'STATUS_CODE_ERROR',
      statusMessage: text(status.message),
      dropped: droppedKeys(record),
      events: list(record.events)
        .map(object)
        .map((event) => ({
          time: milliseconds(event.timeUnixNano),
          name: text(event.name),
          attributes: attributes(event.attributes),
        })),
    }
  }).filter((span) => span.traceId && span.spanId)
}
