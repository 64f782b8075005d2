// OTLP/HTTP JSON as @sva/monitoring-client sends it: already cleaned, markers in place.

type Value = string | number | boolean | readonly string[]
type Values = Readonly<Record<string, Value>>

function any(value: Value): unknown {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'object') return { arrayValue: { values: value.map(any) } }
  return Number.isInteger(value) ? { intValue: value } : { doubleValue: value }
}

const pairs = (values: Values) =>
  Object.entries(values).map(([key, value]) => ({ key, value: any(value) }))

const resource = (service: string) => ({
  attributes: pairs({ 'service.name': service, 'service.instance.id': `${service}-1` }),
})

const nanoseconds = (milliseconds: number) => `${Math.round(milliseconds * 1000)}000`

export interface LogInput {
  readonly body: string
  readonly at?: number
  readonly severity?: number
  readonly trace?: string
  readonly span?: string
  readonly attributes?: Values
}

export const logs = (inputs: readonly LogInput[], service = 'permits') => ({
  resourceLogs: [
    {
      resource: resource(service),
      scopeLogs: [
        {
          scope: { name: '@sva/monitoring-client' },
          logRecords: inputs.map(({ body, at, severity = 9, trace, span, attributes = {} }) => ({
            timeUnixNano: nanoseconds(at ?? 1_763_712_067_123),
            severityNumber: severity,
            body: any(body),
            attributes: pairs(attributes),
            ...(trace && { traceId: trace }),
            ...(span && { spanId: span }),
          })),
        },
      ],
    },
  ],
})

export interface SpanInput {
  readonly trace: string
  readonly id: string
  readonly parent?: string
  readonly name: string
  readonly start: number
  readonly took: number
  readonly kind?: number
  readonly error?: string
  readonly attributes?: Values
}

export const spans = (inputs: readonly SpanInput[], service = 'permits') => ({
  resourceSpans: [
    {
      resource: resource(service),
      scopeSpans: [
        {
          scope: { name: '@opentelemetry/instrumentation-http' },
          spans: inputs.map((input) => ({
            traceId: input.trace,
            spanId: input.id,
            ...(input.parent && { parentSpanId: input.parent }),
            name: input.name,
            kind: input.kind ?? 1,
            startTimeUnixNano: nanoseconds(input.start),
            endTimeUnixNano: nanoseconds(input.start + input.took),
            attributes: pairs(input.attributes ?? {}),
            status: input.error ? { code: 2, message: input.error } : { code: 0 },
          })),
        },
      ],
    },
  ],
})

export interface PointInput {
  readonly value: number
  readonly labels?: Values
}

/** A cumulative counter. */
export const counter = (
  name: string,
  points: readonly PointInput[],
  start = 1_763_712_000_000,
  service = 'permits',
) => ({
  resourceMetrics: [
    {
      resource: resource(service),
      scopeMetrics: [
        {
          scope: { name: '@sva/monitoring-client' },
          metrics: [
            {
              name,
              unit: '1',
              sum: {
                aggregationTemporality: 2,
                isMonotonic: true,
                dataPoints: points.map(({ value, labels = {} }) => ({
                  attributes: pairs(labels),
                  startTimeUnixNano: nanoseconds(start),
                  timeUnixNano: nanoseconds(start + 60_000),
                  asInt: String(value),
                })),
              },
            },
          ],
        },
      ],
    },
  ],
})

export const replacements = (counts: Readonly<Record<string, number>>, start?: number) =>
  counter(
    'sva.redaction.replacements',
    Object.entries(counts).map(([place, value]) => {
      const [rule = '', position = ''] = place.split(' ')
      return { value, labels: { 'sva.redaction.rule': rule, 'sva.redaction.position': position } }
    }),
    start,
  )

export const send = (
  url: string,
  signal: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
) =>
  fetch(`${url}/v1/${signal}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  })
