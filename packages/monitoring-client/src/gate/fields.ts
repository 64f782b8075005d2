import type { AnyValue, Attributes, SpanContext } from '@opentelemetry/api'
import { isKnownSafe, type Position, type Redactor } from '@sva/redaction'
import type { Identity, Pseudonym } from '../pseudonym.ts'
import { sendable } from './sendable.ts'

/** Names what was left out, so that a field that vanished does not look like a bug. */
export const REDACTED_KEYS = 'sva.redacted.keys'

const CACHED_NAMES = 2_000

const nothing: ReadonlySet<string> = new Set()

/** The parts that records are made of, as they may leave. */
export class FieldGate {
  readonly #redactor: Redactor
  readonly #pseudonym: Pseudonym | undefined
  // Names repeat endlessly, so a clean one is scanned once. One that is not is never kept:
  // each time it is taken out, it is counted.
  readonly #cleanNames = new Set<string>()

  constructor(redactor: Redactor, pseudonym?: Pseudonym) {
    this.#redactor = redactor
    this.#pseudonym = pseudonym
  }

  value(value: AnyValue, position: Position): AnyValue {
    return sendable(this.#redactor.redact(value, undefined, position))
  }

  text(text: string, position: Position): string {
    return this.#redactor.redact(text, undefined, position) as string
  }

  /** A text that comes from code rather than from data: a key, an event name, a severity. */
  name(name: string, position: Position): string {
    return this.#cleanNames.has(name) ? name : this.#newName(name, position)
  }

  /**
   * Identities become pseudonyms where there is a key, else they are dropped and named; credentials
   * and personal data become markers, everything else but `kept` is scanned. A new object; the app's
   * own is never touched.
   */
  attributes(
    attributes: Attributes,
    position: Position,
    workspaceId?: string,
    kept: ReadonlySet<string> = nothing,
  ): Attributes {
    const clean: Record<string, AnyValue> = {}
    let dropped: Set<string> | undefined
    for (const key in attributes) {
      const value = attributes[key]
      if (value === undefined) continue
      if (kept.has(key)) {
        clean[key] = value
        continue
      }
      const verdict = this.#redactor.verdict(key, position)
      const safe = sendable(this.#redactor.redact(value, key, position))
      // A key can be personal data itself: a map keyed by e-mail address.
      const name = this.name(key, position)
      if (verdict.kind !== 'identity' || isKnownSafe(value)) {
        clean[free(clean, name)] = safe
        continue
      }
      const pseudonym = this.#pseudonym?.(verdict.name as Identity, value, workspaceId)
      if (pseudonym === undefined) (dropped ??= new Set()).add(verdict.name)
      // A name of its own: the layers behind us drop what calls itself a user id.
      else clean[free(clean, `${name}.pseudonym`)] = pseudonym
    }
    if (dropped !== undefined) clean[REDACTED_KEYS] = [...dropped]
    return clean
  }

  /** Ids stay; a tracestate that holds anything personal is dropped whole (it is a vendor's text). */
  spanContext({ traceId, spanId, traceFlags, isRemote, traceState }: SpanContext): SpanContext {
    const clean: SpanContext = { traceId, spanId, traceFlags }
    if (isRemote !== undefined) clean.isRemote = isRemote
    if (traceState !== undefined) {
      const state = traceState.serialize()
      if (this.text(state, 'span.tracestate') === state) clean.traceState = traceState
    }
    return clean
  }

  #newName(name: string, position: Position): string {
    const clean = this.text(name, position)
    if (clean !== name) return clean
    if (this.#cleanNames.size >= CACHED_NAMES) this.#cleanNames.clear()
    this.#cleanNames.add(name)
    return name
  }
}

/** Two keys can have one mask; neither value is lost. */
function free(taken: object, name: string): string {
  let unused = name
  for (let copy = 2; Object.hasOwn(taken, unused); copy += 1) unused = `${name} (${copy})`
  return unused
}
