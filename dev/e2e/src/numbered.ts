import { randomBytes } from 'node:crypto'
import { logqlAll } from './loki.ts'
import { attributes, logs, nanoseconds, resource, type Signal } from './otlp.ts'
import { samples, total } from './prometheus.ts'
import type { Request } from './sender.ts'

export interface Source {
  readonly signal: Signal
  readonly request: Request
}

/** What is sent carries a number, what is stored gives it back. */
export interface Numbered extends Source {
  readonly stored: () => Promise<number[]>
}

const workspaces = ['musterstadt', 'neudorf', 'beispielhausen']

/** What the demo says of a request, about as long: 700 bytes a log, 750 a span. */
const request = (number: number): Record<string, string | number> => ({
  workspace_id: workspaces[number % workspaces.length]!,
  'http.request.method': 'POST',
  'http.route': '/workspaces/:workspace/applications',
  'http.response.status_code': 201,
  'url.scheme': 'http',
  'server.address': 'localhost',
})

/** @param service a name of its own for each use */
export function numberedLogs(service: string): Numbered {
  let oldest = Date.now()
  return {
    signal: 'logs',
    request: ({ first, count, at, app }) => {
      oldest = Math.min(oldest, at)
      const records = numbersOf(first, count).map((number) => ({
        body: `${number} application for a building permit taken in, three documents, fee due`,
        at,
        attributes: { ...request(number), component: 'receipts', action: 'TAKEN_IN' },
      }))
      return logs({ service, instance: app }, records)
    },
    stored: async () => {
      const all = `{service_name="${service}"} | keep service_name`
      const entries = await logqlAll(all, oldest, Date.now() + 1)
      return entries.map(({ line }) => Number.parseInt(line, 10))
    },
  }
}

/**
 * Of four series one is a histogram, as with the demo; each is told by app and lane, and by none but
 * usual keys.
 */
export function numberedPoints(service: string): Numbered {
  const name = `e2e_${service.replaceAll('-', '_')}`
  const started = Date.now()
  return {
    signal: 'metrics',
    request: ({ first, count, at, app }) => {
      const points = numbersOf(first, count).map((number, lane) => ({
        startTimeUnixNano: nanoseconds(started),
        timeUnixNano: nanoseconds(at),
        attributes: attributes({ ...request(lane), 'thread.id': lane }),
        ...(lane % 4 === 0 ? histogram(number + 1) : { asDouble: number + 1 }),
      }))
      const [histograms, sums] = [true, false].map((is) =>
        points.filter((point) => 'explicitBounds' in point === is),
      )
      const cumulative = { aggregationTemporality: 2 }
      const metrics = [
        { name: `${name}_size`, histogram: { ...cumulative, dataPoints: histograms } },
        { name, sum: { ...cumulative, isMonotonic: true, dataPoints: sums } },
      ]
      const from = resource({ service, instance: app })
      return { resourceMetrics: [{ resource: from, scopeMetrics: [{ metrics }] }] }
    },
    stored: async () => {
      const sums = await samples(`${name}_total[2h]`)
      const all = [...sums, ...(await samples(`${name}_size_sum[2h]`))]
      // Prometheus adds a 0 where a series starts.
      return all.filter((value) => value > 0).map((value) => value - 1)
    },
  }
}

const bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

const histogram = (sum: number): object => ({
  explicitBounds: bounds,
  bucketCounts: [0, ...bounds.map(() => 1)],
  count: bounds.length,
  sum,
})

/** No store keeps spans; what is made of them counts them. */
export interface Counted extends Source {
  readonly counted: () => Promise<number>
}

export function countedSpans(service: string): Counted {
  return {
    signal: 'traces',
    request: ({ first, count, at, app }) => {
      const spans = numbersOf(first, count).map((number) => ({
        traceId: randomBytes(16).toString('hex'),
        spanId: randomBytes(8).toString('hex'),
        parentSpanId: randomBytes(8).toString('hex'),
        name: 'POST /workspaces/:workspace/applications',
        kind: 2,
        startTimeUnixNano: nanoseconds(at - 20),
        endTimeUnixNano: nanoseconds(at),
        attributes: attributes({ ...request(number), 'network.protocol.version': '1.1' }),
        status: {},
      }))
      const from = resource({ service, instance: app })
      return { resourceSpans: [{ resource: from, scopeSpans: [{ spans }] }] }
    },
    counted: () => total(`traces_span_metrics_calls_total{service_name="${service}"}`),
  }
}

const numbersOf = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => first + i)
