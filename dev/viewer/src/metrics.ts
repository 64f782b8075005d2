import { records, sizeOf } from './otlp.ts'
import { attributes, list, milliseconds, number, object, text, valueOf } from './value.ts'
import type { Attribute, Json } from './value.ts'

/** One data point of one series. */
export interface Point {
  /** Metric, process and labels: what makes it this series and no other. */
  readonly series: string
  readonly name: string
  readonly unit: string
  readonly service: string
  readonly process: string
  readonly workspace: string
  readonly labels: readonly Attribute[]
  /** The value; of a histogram, how many measurements it holds. */
  readonly value: number
  /** Only of a histogram. */
  readonly mean: number | undefined
  /** A counter: the page draws what was added, not the ever-rising sum. */
  readonly rising: boolean
  readonly delta: boolean
  readonly start: number
  readonly time: number
  readonly raw: unknown
  /** Characters of JSON of `raw`. */
  readonly size: number
}

const containers = ['sum', 'gauge', 'histogram', 'exponentialHistogram', 'summary']

export function readPoints(body: Json): Point[] {
  const points: Point[] = []
  for (const { service, process, record, wrap, around } of records(
    body,
    'resourceMetrics',
    'scopeMetrics',
    'metrics',
  )) {
    const container = containers.find((kind) => record[kind] !== undefined) ?? 'gauge'
    const data = object(record[container])
    const temporality = data.aggregationTemporality
    const without = { ...record, [container]: { ...data, dataPoints: [] } }
    const aroundPoint = around + sizeOf(without)
    for (const point of list(data.dataPoints).map(object)) {
      const labels = attributes(point.attributes)
      const count = number(point.count)
      const counted = point.count !== undefined
      points.push({
        series: JSON.stringify([process, record.name, labels]),
        name: text(record.name),
        unit: text(record.unit),
        service,
        process,
        workspace: valueOf(labels, 'workspace_id'),
        labels,
        value: counted ? count : number(point.asInt ?? point.asDouble),
        mean: counted && count > 0 ? number(point.sum) / count : undefined,
        rising: counted || data.isMonotonic === true,
        delta: temporality === 1 || temporality === 'AGGREGATION_TEMPORALITY_DELTA',
        start: milliseconds(point.startTimeUnixNano),
        time: milliseconds(point.timeUnixNano),
        raw: wrap({ ...record, [container]: { ...data, dataPoints: [point] } }),
        size: aroundPoint + sizeOf(point),
      })
    }
  }
  return points
}
