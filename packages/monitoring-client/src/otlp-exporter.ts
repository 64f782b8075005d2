import { ExportResultCode, type ExportResult } from '@opentelemetry/core'
import {
  JsonLogsSerializer,
  JsonMetricsSerializer,
  JsonTraceSerializer,
  type ISerializer,
} from '@opentelemetry/otlp-transformer'
import type { LogRecordExporter, ReadableLogRecord } from '@opentelemetry/sdk-logs'
import type { PushMetricExporter, ResourceMetrics } from '@opentelemetry/sdk-metrics'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import type { Transport } from './transport.ts'

/** Says how a delivery went, for counting and for the one line when it stops working. */
export interface DeliveryReport {
  readonly delivered: boolean
  /** Why not; safe to print. */
  readonly reason?: string
  /** Records that the collector took the request of, but not the records themselves. */
  readonly rejected: number
}

export interface OtlpExporterOptions {
  readonly url: string
  readonly transport: Transport
  /** Milliseconds for one batch, retries included. */
  readonly timeout: number
  /** Metrics are running sums: the next export says it all again, so they need no retry. */
  readonly retry: boolean
  readonly report: (report: DeliveryReport) => void
}

interface PartialSuccess {
  readonly partialSuccess?: Readonly<Record<string, unknown>>
}

/** One signal as OTLP/JSON. Serializer and format are OpenTelemetry's; the delivery is ours. */
class OtlpExporter<Batch, Response extends object> {
  readonly #options: OtlpExporterOptions
  readonly #serializer: ISerializer<Batch, Response>
  readonly #inFlight = new Set<Promise<void>>()

  constructor(serializer: ISerializer<Batch, Response>, options: OtlpExporterOptions) {
    this.#serializer = serializer
    this.#options = options
  }

  export(batch: Batch, done: (result: ExportResult) => void): void {
    const body = this.#serializer.serializeRequest(batch)
    if (body === undefined) return done({ code: ExportResultCode.SUCCESS })
    const items = Array.isArray(batch) ? batch.length : 0
    const delivery = this.#deliver(body, items, done)
    this.#inFlight.add(delivery)
    void delivery.finally(() => this.#inFlight.delete(delivery))
  }

  async #deliver(
    body: Uint8Array,
    items: number,
    done: (result: ExportResult) => void,
  ): Promise<void> {
    const { transport, url, timeout, retry, report } = this.#options
    const delivery = await transport.send(url, body, { timeout, retry })
    if (delivery.ok) {
      // The answer is the collector's word; it cannot reject more than it got.
      report({ delivered: true, rejected: Math.min(this.#rejected(delivery.body), items) })
      done({ code: ExportResultCode.SUCCESS })
    } else {
      report({ delivered: false, reason: delivery.reason, rejected: 0 })
      done({ code: ExportResultCode.FAILED, error: new Error(`${url} ${delivery.reason}`) })
    }
  }

  /** https://opentelemetry.io/docs/specs/otlp/#partial-success-1 */
  #rejected(body: Uint8Array): number {
    if (body.byteLength === 0) return 0
    try {
      const { partialSuccess } = this.#serializer.deserializeResponse(body) as PartialSuccess
      const counts = Object.entries(partialSuccess ?? {}).filter(([name]) =>
        name.startsWith('rejected'),
      )
      const rejected = counts.reduce((sum, [, count]) => sum + Number(count), 0)
      return rejected > 0 ? rejected : 0
    } catch {
      return 0
    }
  }

  async forceFlush(): Promise<void> {
    await Promise.all(this.#inFlight)
  }

  async shutdown(): Promise<void> {
    await this.forceFlush()
  }
}

export function otlpLogs(options: OtlpExporterOptions): LogRecordExporter {
  return new OtlpExporter<ReadableLogRecord[], object>(JsonLogsSerializer, options)
}

export function otlpTraces(options: OtlpExporterOptions): SpanExporter {
  return new OtlpExporter<ReadableSpan[], object>(JsonTraceSerializer, options)
}

export function otlpMetrics(options: OtlpExporterOptions): PushMetricExporter {
  return new OtlpExporter<ResourceMetrics, object>(JsonMetricsSerializer, options)
}
