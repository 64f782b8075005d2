import type { AttributeValue, Attributes } from '@opentelemetry/api'
import { createRedactor, type Allow, type Redactor } from '@sva/redaction'
import { FieldGate } from './gate/fields.ts'
import { sendable } from './gate/sendable.ts'

export interface LabelPolicy {
  /** Keys to forbid beside the built-in ones. */
  readonly forbid?: readonly string[]
  /** Keys to allow although the built-in list forbids them; their values are still scanned. */
  readonly allow?: readonly string[]
  /**
   * Series of one instrument, over its whole life, before the surplus is folded into one. One
   * workspace gets at most half of them. Default: 2000.
   */
  readonly maxSeries?: number
}

/** `labels.allow` is an allowance of the redaction policy for one position. */
export function labelAllowances({ allow = [] }: LabelPolicy): Allow[] {
  return allow.map((key) => ({ key, positions: ['metric.label'], reason: 'labels.allow' }))
}

/** Labels as they may be aggregated; the same object when nothing had to change. */
export type CleanLabels = (labels: Attributes) => Attributes

/**
 * Forbidden keys are dropped before aggregation, so that sums stay sums; a value with personal
 * data in it becomes a fixed marker, so that it is one series and not one per person.
 */
export function createLabelCleaner(redactor: Redactor, policy: LabelPolicy): CleanLabels {
  // The keys of the policy are matched as all others are: `plate` is car.plate and carPlate, too.
  const own = policy.forbid && createRedactor({ secretKeys: [...policy.forbid] })
  const fields = new FieldGate(redactor)
  const drops = (key: string): boolean =>
    redactor.verdict(key, 'metric.label').reason !== undefined ||
    own?.verdict(key).kind === 'secret'

  return function cleanLabels(labels) {
    let clean: Attributes | undefined
    for (const key in labels) {
      const value = labels[key]
      if (value === undefined) continue
      // A label that is named after a person would be a series per person, whatever its value.
      if (drops(key) || fields.name(key, 'metric.label') !== key) {
        redactor.redact(value, key, 'metric.label')
        delete (clean ??= { ...labels })[key]
        continue
      }
      const safe = labelValue(value, key, redactor)
      if (safe !== value) (clean ??= { ...labels })[key] = safe
    }
    return clean ?? labels
  }
}

/** Only plain values: a BigInt or a cycle would throw out of `counter.add()` into the app. */
function labelValue(value: unknown, key: string, redactor: Redactor): AttributeValue {
  switch (typeof value) {
    case 'string':
      return redactor.redact(value, key, 'metric.label')
    case 'number':
    case 'boolean':
      return sendable(redactor.redact(value, key, 'metric.label'))
    case 'bigint':
      return redactor.redact(String(value), key, 'metric.label')
    default:
      return `[${Array.isArray(value) ? 'array' : typeof value}]`
  }
}
