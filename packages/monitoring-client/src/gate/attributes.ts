import type { AnyValue, Attributes } from '@opentelemetry/api'
import type { Position, Redactor } from '@sva/redaction'

/** Names what was left out, so that a field that vanished does not look like a bug. */
export const REDACTED_KEYS = 'sva.redacted.keys'

/**
 * Attributes as they may leave: identities are dropped and named, credentials and personal data
 * become markers, everything else is scanned. A new object; the app's own is never touched.
 */
export function gateAttributes(
  attributes: Attributes,
  position: Position,
  redactor: Redactor,
): Attributes {
  const clean: Record<string, AnyValue> = {}
  let dropped: Set<string> | undefined
  for (const key in attributes) {
    const value = attributes[key]
    if (value === undefined) continue
    const verdict = redactor.verdict(key)
    if (verdict.kind === 'identity') {
      redactor.redact(value, key, position)
      ;(dropped ??= new Set()).add(verdict.name)
      continue
    }
    clean[gateKey(key, position, redactor)] = redactor.redact(value, key, position)
  }
  if (dropped !== undefined) clean[REDACTED_KEYS] = [...dropped]
  return clean
}

/** A key can be personal data itself: a map keyed by e-mail address. */
function gateKey(key: string, position: Position, redactor: Redactor): string {
  return redactor.redact(key, undefined, position) as string
}

export function gateText(text: string, position: Position, redactor: Redactor): string {
  return redactor.redact(text, undefined, position) as string
}
