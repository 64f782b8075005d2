import type { Attributes } from '@opentelemetry/api'
import { ExportResultCode, type ExportResult } from '@opentelemetry/core'
import {
  AggregationTemporality,
  AggregationType,
  type AggregationOption,
  type DataPoint,
  type IAttributesProcessor,
  type InstrumentType,
  type MetricData,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics'
import type { Redactor } from '@sva/redaction'
import type { CleanLabels } from '../labels.ts'
import type { SharedParts } from './resource.ts'

/** Builds the metrics that may leave, from a closed list of fields. */
export type MetricGate = (metrics: ResourceMetrics) => ResourceMetrics

/**
 * A metric whose name, unit or description holds personal data is not exported: renaming it would
 * merge two metrics into one wrong number.
 */
export function createMetricGate(
  redactor: Redactor,
  shared: SharedParts,
  cleanLabels: CleanLabels,
): MetricGate {
  const speakable = ({ descriptor: { name, unit, description } }: MetricData): boolean =>
    [name, unit, description].every(
      (text) => redactor.redact(text, undefined, 'metric.name') === text,
    )
  return function gate({ resource, scopeMetrics }) {
    return {
      resource: shared.resource(resource),
      scopeMetrics: scopeMetrics.map(({ scope, metrics }) => ({
        scope: shared.scope(scope),
        metrics: metrics.filter(speakable).map((metric) => gateMetric(metric, cleanLabels)),
      })),
    }
  }
}

function gateMetric(metric: MetricData, cleanLabels: CleanLabels): MetricData {
  const { name, description, unit, valueType } = metric.descriptor
  return {
    descriptor: { name, description, unit, valueType },
    aggregationTemporality: metric.aggregationTemporality,
    dataPointType: metric.dataPointType,
    ...('isMonotonic' in metric ? { isMonotonic: metric.isMonotonic } : {}),
    dataPoints: metric.dataPoints.map((point: DataPoint<unknown>) => ({
      startTime: point.startTime,
      endTime: point.endTime,
      attributes: cleanLabels(point.attributes),
      value: point.value,
    })),
  } as MetricData
}

/** The backstop in front of aggregation, for whoever reached the SDK's provider past the facade. */
export function backstop(
  cleanLabels: CleanLabels,
  cleaned: WeakSet<Attributes>,
): IAttributesProcessor {
  return {
    process: (labels) => (cleaned.has(labels) ? labels : { ...cleanLabels(labels) }),
  }
}

/** The last gate for metrics: wraps the exporter, so nothing registered later comes behind it. */
export class GatedMetricExporter implements PushMetricExporter {
  readonly #inner: PushMetricExporter
  readonly #gate: MetricGate

  constructor(inner: PushMetricExporter, gate: MetricGate) {
    this.#inner = inner
    this.#gate = gate
  }

  selectAggregation(type: InstrumentType): AggregationOption {
    return this.#inner.selectAggregation?.(type) ?? { type: AggregationType.DEFAULT }
  }

  selectAggregationTemporality(type: InstrumentType): AggregationTemporality {
    return this.#inner.selectAggregationTemporality?.(type) ?? AggregationTemporality.CUMULATIVE
  }

  export(metrics: ResourceMetrics, done: (result: ExportResult) => void): void {
    try {
      this.#inner.export(this.#gate(metrics), done)
    } catch {
      done({ code: ExportResultCode.FAILED, error: new Error('metrics could not be cleaned') })
    }
  }

  async forceFlush(): Promise<void> {
    await this.#inner.forceFlush().catch(() => {})
  }

  shutdown(): Promise<void> {
    return this.#inner.shutdown()
  }
}
