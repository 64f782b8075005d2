import type { Redactor } from '@sva/redaction'
import { createLabelCleaner, type LabelPolicy } from '../labels.ts'
import type { FacadeOptions } from '../metrics/sync.ts'
import { createLogGate, type LogGate } from './logs.ts'
import { createMetricGate, type MetricGate } from './metrics.ts'
import { SharedParts } from './resource.ts'
import { createSpanGate, type SpanGate } from './traces.ts'

/** Everything that stands between the app and the wire, made from one redactor. */
export interface Gates {
  readonly log: LogGate
  readonly span: SpanGate
  readonly metric: MetricGate
  readonly facade: FacadeOptions
}

export function createGates(redactor: Redactor, labels: LabelPolicy, onFold: () => void): Gates {
  const shared = new SharedParts(redactor)
  const cleanLabels = createLabelCleaner(redactor, labels)
  return {
    log: createLogGate(redactor, shared),
    span: createSpanGate(redactor, shared),
    metric: createMetricGate(redactor, shared, cleanLabels),
    facade: {
      cleanLabels,
      cleaned: new WeakSet(),
      maxSeries: labels.maxSeries ?? 2_000,
      onFold,
    },
  }
}
