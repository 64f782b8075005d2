import type { Redactor } from '@sva/redaction'
import { createLabelCleaner, type LabelPolicy } from '../labels.ts'
import { createBudgets } from '../metrics/series-budget.ts'
import type { FacadeOptions } from '../metrics/sync.ts'
import { FieldGate } from './fields.ts'
import { cleanOnce, createLogGate, type LogGate } from './logs.ts'
import { createMetricGate, type MetricGate } from './metrics.ts'
import { SharedParts } from './resource.ts'
import { createSpanGate, type SpanGate } from './traces.ts'
import type { Pseudonym } from '../pseudonym.ts'

/** Everything that stands between the app and the wire, made from one redactor. */
export interface Gates {
  readonly log: LogGate
  readonly span: SpanGate
  readonly metric: MetricGate
  readonly facade: FacadeOptions
}

export interface GateOptions {
  readonly redactor: Redactor
  readonly labels: LabelPolicy
  readonly pseudonym?: Pseudonym | undefined
  /** Logs go to the console as well as to the collector. */
  readonly printed: boolean
  readonly onFold: () => void
}

export function createGates(options: GateOptions): Gates {
  const { redactor, labels, pseudonym, printed, onFold } = options
  const fields = new FieldGate(redactor, pseudonym)
  const shared = new SharedParts(redactor)
  const cleanLabels = createLabelCleaner(redactor, labels)
  const log = createLogGate(fields, shared)
  return {
    log: printed ? cleanOnce(log) : log,
    span: createSpanGate(fields, shared),
    metric: createMetricGate(redactor, shared, cleanLabels),
    facade: {
      cleanLabels,
      cleaned: new WeakSet(),
      budgetOf: createBudgets(labels.maxSeries ?? 2_000, onFold),
    },
  }
}
