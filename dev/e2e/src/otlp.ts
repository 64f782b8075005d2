import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { stack } from './stack.ts'

type Attributes = Readonly<Record<string, string | number>>

export interface Resource {
  readonly service: string
  readonly namespace?: string
  readonly environment?: string
  /** Which of several processes. */
  readonly instance?: number
}

/** OTLP/HTTP paths of the three signals. */
export type Signal = 'logs' | 'metrics' | 'traces'

export function attributes(of: Attributes): unknown[] {
  return Object.entries(of).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { doubleValue: value },
  }))
}

export function resource(from: Resource): unknown {
  const { service, namespace = 'e2e', environment = 'test', instance = 1 } = from
  return {
    attributes: attributes({
      'service.name': service,
      'service.namespace': namespace,
      'service.instance.id': `${service}-${instance}`,
      'deployment.environment.name': environment,
    }),
  }
}

export const nanoseconds = (milliseconds = Date.now()): string => `${milliseconds}000000`

export interface Log {
  readonly body: unknown
  readonly at?: number
  readonly attributes?: Attributes
}

/** A request with the logs of one app. */
export function logs(from: Resource, records: readonly Log[]): unknown {
  const logRecords = records.map(({ body, at, attributes: given = {} }) => ({
    timeUnixNano: nanoseconds(at),
    severityNumber: 9,
    severityText: 'INFO',
    body: typeof body === 'string' ? { stringValue: body } : body,
    attributes: attributes(given),
  }))
  return { resourceLogs: [{ resource: resource(from), scopeLogs: [{ logRecords }] }] }
}

export interface Point {
  readonly name: string
  readonly value: number
  readonly at?: number
  readonly attributes?: Attributes
  readonly exemplar?: Attributes
  /** Since the last point, instead of since the start. */
  readonly delta?: boolean
}

export interface Metrics {
  readonly resourceMetrics: readonly unknown[]
}

/** What several apps say, in one request. */
export function together(...requests: readonly Metrics[]): Metrics {
  return { resourceMetrics: requests.flatMap(({ resourceMetrics }) => resourceMetrics) }
}

/** A request with counters of one app, cumulative ones if they do not say otherwise. */
export function counters(from: Resource, points: readonly Point[], started = Date.now()): Metrics {
  const metrics = points.map(({ name, value, at, attributes: given = {}, exemplar, delta }) => ({
    name,
    sum: {
      aggregationTemporality: delta === true ? 1 : 2,
      isMonotonic: true,
      dataPoints: [
        {
          startTimeUnixNano: nanoseconds(started),
          timeUnixNano: nanoseconds(at),
          asDouble: value,
          attributes: attributes(given),
          ...(exemplar === undefined
            ? {}
            : {
                exemplars: [
                  {
                    timeUnixNano: nanoseconds(at),
                    asDouble: 1,
                    filteredAttributes: attributes(exemplar),
                  },
                ],
              }),
        },
      ],
    },
  }))
  return { resourceMetrics: [{ resource: resource(from), scopeMetrics: [{ metrics }] }] }
}

/** A request with one server span of an app. */
export function span(from: Resource, name: string, given: Attributes = {}): unknown {
  const now = Date.now()
  const one = {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    name,
    kind: 2,
    startTimeUnixNano: nanoseconds(now - 20),
    endTimeUnixNano: nanoseconds(now),
    attributes: attributes(given),
    status: {},
  }
  return { resourceSpans: [{ resource: resource(from), scopeSpans: [{ spans: [one] }] }] }
}

/** One attempt. */
export async function post(signal: Signal, body: unknown): Promise<number> {
  const response = await fetch(`${stack().urls.otlp}/v1/${signal}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await response.arrayBuffer()
  return response.status
}

/**
 * Sends until it is accepted, as an SDK does within its deadline.
 *
 * @returns how often it was refused with an answer that invites a retry
 * @throws Error when it is refused for good, or not accepted in time
 */
export async function deliver(signal: Signal, body: unknown, within = 120_000): Promise<number> {
  const deadline = Date.now() + within
  for (let refused = 0; ; refused++) {
    const status = await post(signal, body).catch(() => 503)
    if (status === 200) return refused
    if (![429, 502, 503, 504].includes(status)) throw new Error(`${signal} refused: ${status}`)
    if (Date.now() > deadline) throw new Error(`${signal} not accepted within ${within} ms`)
    await sleep(Math.min(2_000, 100 * 2 ** refused))
  }
}
