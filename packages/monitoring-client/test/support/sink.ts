import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

type Attributes = Record<string, unknown>

export interface WireLog {
  body: unknown
  severity: string
  eventName: string | undefined
  attributes: Attributes
  scope: string
  traceId: string | undefined
}

export interface WireSpan {
  name: string
  kind: number
  attributes: Attributes
  traceId: string
  spanId: string
  parentSpanId?: string
  status?: { message?: string; code?: number }
  events: { name: string; attributes: Attributes }[]
}

export interface WirePoint {
  metric: string
  attributes: Attributes
  value: number
}

/** A real OTLP/HTTP receiver: keeps the bytes, and reads them for the tests. */
export interface Sink {
  readonly endpoint: string
  readonly bytes: readonly string[]
  resources(): Attributes[]
  logs(): WireLog[]
  spans(): WireSpan[]
  /** The newest export of each series. */
  points(metric?: string): WirePoint[]
  close(): Promise<void>
}

interface OtlpAny {
  stringValue?: string
  intValue?: string | number
  doubleValue?: number
  boolValue?: boolean
  arrayValue?: { values?: OtlpAny[] }
  kvlistValue?: { values?: OtlpEntry[] }
}
interface OtlpEntry {
  key: string
  value: OtlpAny
}
interface OtlpPoint {
  attributes?: OtlpEntry[]
  asDouble?: number
  asInt?: number | string
  count?: number
}
interface OtlpMetric {
  name: string
  sum?: { dataPoints: OtlpPoint[] }
  gauge?: { dataPoints: OtlpPoint[] }
  histogram?: { dataPoints: OtlpPoint[] }
}
type OtlpItem = Record<string, unknown> & { attributes?: OtlpEntry[]; body?: OtlpAny }
interface OtlpScope {
  scope?: { name: string }
  logRecords?: OtlpItem[]
  spans?: (OtlpItem & { events?: { name: string; attributes?: OtlpEntry[] }[] })[]
  metrics?: OtlpMetric[]
}
interface OtlpResource {
  resource?: { attributes?: OtlpEntry[] }
  scopeLogs?: OtlpScope[]
  scopeSpans?: OtlpScope[]
  scopeMetrics?: OtlpScope[]
}

type Respond = (request: IncomingMessage, response: ServerResponse) => void

const accept: Respond = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
}

export async function startSink(respond: Respond = accept): Promise<Sink> {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks)
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw
      bodies.push(body.toString('utf8'))
      respond(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const resources = (): OtlpResource[] =>
    bodies.flatMap((body) => Object.values(JSON.parse(body) as object).flat() as OtlpResource[])
  const scopes = (pick: (resource: OtlpResource) => OtlpScope[] | undefined): OtlpScope[] =>
    resources().flatMap((resource) => pick(resource) ?? [])
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bytes: bodies,
    resources: () => resources().map(({ resource }) => attributes(resource?.attributes)),
    logs: () =>
      scopes((resource) => resource.scopeLogs).flatMap((scope) =>
        (scope.logRecords ?? []).map((record) => readLog(record, scope)),
      ),
    spans: () =>
      scopes((resource) => resource.scopeSpans).flatMap((scope) =>
        (scope.spans ?? []).map(
          (span) =>
            ({
              ...span,
              attributes: attributes(span.attributes),
              events: (span.events ?? []).map((event) => ({
                name: event.name,
                attributes: attributes(event.attributes),
              })),
            }) as unknown as WireSpan,
        ),
      ),
    points: (metric) =>
      newest(
        scopes((resource) => resource.scopeMetrics)
          .flatMap((scope) => scope.metrics ?? [])
          .filter(({ name }) => metric === undefined || metric === name),
      ),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function readLog(record: OtlpItem, scope: OtlpScope): WireLog {
  return {
    body: value(record.body),
    severity: record['severityText'] as string,
    attributes: attributes(record.attributes),
    scope: scope.scope?.name ?? '',
    traceId: record['traceId'] as string,
    eventName: record['eventName'] as string,
  }
}

function newest(metrics: OtlpMetric[]): WirePoint[] {
  const points = new Map<string, WirePoint>()
  for (const metric of metrics) {
    for (const point of (metric.sum ?? metric.gauge ?? metric.histogram)?.dataPoints ?? []) {
      const labels = attributes(point.attributes)
      points.set(`${metric.name} ${JSON.stringify(labels)}`, {
        metric: metric.name,
        attributes: labels,
        value: Number(point.asDouble ?? point.asInt ?? point.count),
      })
    }
  }
  return [...points.values()]
}

function attributes(list: OtlpEntry[] | undefined): Attributes {
  return Object.fromEntries((list ?? []).map((entry) => [entry.key, value(entry.value)]))
}

/** AnyValue of OTLP/JSON to plain data. */
function value(any: OtlpAny | undefined): unknown {
  if (any?.intValue !== undefined) return Number(any.intValue)
  if (any?.arrayValue !== undefined) return (any.arrayValue.values ?? []).map(value)
  if (any?.kvlistValue !== undefined) return attributes(any.kvlistValue.values)
  return any?.stringValue ?? any?.doubleValue ?? any?.boolValue
}
