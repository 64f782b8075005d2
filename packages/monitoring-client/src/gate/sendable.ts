import type { AnyValue, HrTime } from '@opentelemetry/api'

/** One item past these, and a collector refuses the whole request (400): its neighbours are lost. */
const LARGEST = 2 ** 63

/**
 * A value as OTLP/JSON can say it: NaN, Infinity and numbers past 64 bits become text, as they are
 * in a body. The same reference when nothing had to change.
 */
export function sendable(value: AnyValue): AnyValue {
  return isSendable(value) ? value : inText(value)
}

function isSendable(value: AnyValue): boolean {
  if (typeof value === 'number') return Math.abs(value) < LARGEST
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true
  if (Array.isArray(value)) return value.every(isSendable)
  return Object.values(value).every(isSendable)
}

function inText(value: AnyValue): AnyValue {
  if (isSendable(value)) return value
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.map(inText)
  return Object.fromEntries(Object.entries(value).map(([key, nested]) => [key, inText(nested)]))
}

/**
 * `time`, else `otherwise`: an invalid Date has none, and nanoseconds where milliseconds are meant
 * are past the end of 64 bits.
 *
 * @throws Error when neither is one
 */
export function sendableTime(time: HrTime, otherwise: HrTime): HrTime {
  if (isTime(time)) return time
  if (isTime(otherwise)) return otherwise
  throw new Error('no time')
}

function isTime([seconds, nanoseconds]: HrTime): boolean {
  return seconds >= 0 && seconds < LARGEST / 1e9 && nanoseconds >= 0
}
