/** Stands for a value whose key is enough to know that it must not leave. */
export const REDACTED = '[REDACTED]'

/** The form that OpenTelemetry's semantic conventions ask for inside URLs. */
export const URL_REDACTED = 'REDACTED'

/** Stands for what was cut off behind the size limit. */
export const CUT = ' …[cut]'

/** Words in brackets that stand for data; other words in brackets are a value (`[hunter2]`). */
const marker =
  /^(?:\[(?:[A-Z -]+|phone|ip|identifier|card|birth-date|vendor-token|private-key|secret|licence-plate|session-token|jwt|user|email|iban|unreadable|getter|cut|circular|redacted|filtered|masked|hidden)\]|REDACTED|\*{3,})$/

/** Already one of ours (or somebody's row of asterisks): a second pass must not touch it. */
export function isMarker(value: string): boolean {
  return marker.test(value)
}

/**
 * Keeps the domain and the first character, which is what support needs to recognise an address:
 * `jane@example.org` becomes `j***@example.org`. A local part of one or two letters gives nothing
 * away: `jo@x.de` becomes `***@x.de`. Any spelling of the `@` (`%40`) stays as it is.
 */
export function maskEmail(address: string): string {
  const at = address.search(/@|%40|\\u0040|&#64;/i)
  const local = at < 0 ? address : address.slice(0, at)
  const domain = at < 0 ? '' : address.slice(at)
  const [first = '', ...rest] = local.replace(/^"/, '')
  return (rest.length < 2 ? '***' : `${first}***`) + domain
}

/** Country, check digits and the last four, as banks print it: `DE89****3000`. */
export function maskIban(iban: string): string {
  return `${iban.slice(0, 4)}****${iban.replace(/[^A-Za-z\d]/g, '').slice(-4)}`
}
