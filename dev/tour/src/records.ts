import type { Signal } from '@sva/viewer'

/** One log record, span or data point as it arrived. */
export interface Arrived {
  readonly workspaceId: string | undefined
  readonly action: string | undefined
  /** Everything but its resource. */
  readonly record: unknown
  readonly json: string
}

type Json = Readonly<Record<string, unknown>>

const paths: Readonly<Record<Signal, readonly string[]>> = {
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  metrics: ['resourceMetrics', 'scopeMetrics', 'metrics'],
}

/** Unpacks a body of OTLP/JSON: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export function readRecords(signal: Signal, body: Uint8Array): Arrived[] {
  let level = [parse(body)]
  for (const name of paths[signal]) level = level.flatMap((one) => list(object(one)[name]))
  if (signal === 'metrics') level = level.flatMap(dataPoints)
  return level.map((record) => ({
    workspaceId: attribute(record, 'workspace_id'),
    action: attribute(record, 'action'),
    record,
    json: JSON.stringify(record),
  }))
}

/** Anything can be sent to the port; what is no JSON is the viewer's to refuse. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}

function dataPoints(metric: unknown): unknown[] {
  return Object.values(object(metric)).flatMap((data) => list(object(data).dataPoints))
}

function attribute(record: unknown, key: string): string | undefined {
  const found = list(object(record).attributes)
    .map(object)
    .find((pair) => pair.key === key)
  const value = object(found?.value).stringValue
  return typeof value === 'string' ? value : undefined
}

/** The shortest text in a record that has `mark` in it. */
export function textWith(mark: string, value: unknown): string | undefined {
  if (typeof value === 'string') return value.includes(mark) ? value : undefined
  if (typeof value !== 'object' || value === null) return undefined
  return Object.values(value)
    .map((inner) => textWith(mark, inner))
    .filter((text) => text !== undefined)
    .toSorted((a, b) => a.length - b.length)[0]
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
