import type { Program } from './compile.ts'
import { createCleanText, findingsOf } from './clean-text.ts'
import { RedactionPolicyError } from './errors.ts'
import { QUERY } from './key-lists.ts'
import { compact, createKeys, type Verdict } from './keys.ts'
import { type KnownSafe, knownText } from './known-safe.ts'
import { REDACTED } from './markers.ts'
import {
  type Allow,
  type CompletePolicy,
  completePolicy,
  type Hatch,
  type PolicySummary,
  type RedactionPolicy,
} from './policy.ts'
import type { Position } from './position.ts'
import { createPrograms } from './programs.ts'
import { scan } from './scan.ts'
import { createWalk, isForbidden } from './walk.ts'

/** Where a rule found something in a text; `end` is exclusive. Never holds the value. */
export interface Finding {
  readonly rule: string
  readonly start: number
  readonly end: number
}

export interface Redactor {
  /**
   * The value as it may leave. Strings, plain objects and arrays come back as the same reference
   * when they are clean; Map, Set, Error, Date, URL and class instances come back as plain data.
   * Never throws, never calls a getter or `toJSON`, never changes what it is given.
   *
   * @param key the key of the value: `{ steuer_id: '…' }` says nothing in the value itself
   * @param position where it stands, for `onRedaction` and `allow`. Default: `value`
   */
  redact(value: unknown, key?: string, position?: Position): unknown
  /** What would be taken out of a text, and why; rules and places, never values. Never throws. */
  explain(text: string, key?: string): readonly Finding[]
  /** What a key says about its value. The same frozen object for the same answer. */
  verdict(key: string, position?: Position): Verdict
  /** What is on, off and let out, as frozen plain data to print; of allowed values their number. */
  readonly policy: PolicySummary
}

const none: readonly Allow[] = []

/** What an id looks like, base64 with its padding too: `request_id` stays only in this shape. */
const idShape = /^(?:[\w.:-]{1,128}|[A-Za-z\d][A-Za-z\d+/]{2,125}={1,2})$/

/** What stays behind `tokens`: how many a language model has read, or the marker of a number. */
const count = /^(?:[\d.,_ ]|\[[a-z -]{1,32}\])*$/

/** Compiles a policy once. Throws RedactionPolicyError when it cannot work. */
export function createRedactor(policy?: RedactionPolicy): Redactor {
  const complete = completePolicy(policy)
  const keys = createKeys(complete.secretKeys)
  const programs = createPrograms(complete, keys)
  const cleanText = createCleanText(complete, report, exempt)
  const allowed = Map.groupBy(complete.allow, ({ key }) => compact(key))
  assertMarkersSettle(complete, programs.of(programs.anyText))
  const walk = createWalk({ verdict, text, known, isAllowed, report }, complete.limits)

  function report(rule: string, position: Position): void {
    try {
      complete.onRedaction(rule, position)
    } catch {
      // Counting must not decide whether a record leaves.
    }
  }

  function exempt(hatch: Hatch, position: Position): void {
    try {
      complete.onExemption(hatch, position)
    } catch {
      // Nor this.
    }
  }

  /** Contact data that the code vouches for: only secrets are looked for. */
  function known(safe: KnownSafe, key = '', position: Position): string {
    const value = knownText(safe) ?? ''
    if (keys.verdict(key).kind === 'secret') return text(value, key, position)
    exempt('knownSafe', position)
    return cleanText(value, programs.of({ kind: 'technical' }), position)
  }

  function isAllowed(key: string | undefined, position: Position): boolean {
    return key !== undefined && allowances(key, position) !== none
  }

  function allowances(key: string, position: Position | undefined): readonly Allow[] {
    if (allowed.size === 0) return none
    const found = allowed
      .get(compact(key))
      ?.filter(
        ({ positions }) =>
          positions === undefined || (position !== undefined && positions.includes(position)),
      )
    return found === undefined || found.length === 0 ? none : found
  }

  function verdict(key: string, position?: Position): Verdict {
    return allowances(key, position) === none ? keys.verdict(key) : programs.anyText
  }

  function text(value: string, key: string | undefined, position: Position): string {
    if (key === undefined) return cleanText(value, programs.of(programs.anyText), position)
    const allows = allowances(key, position)
    const judged = allows === none ? keys.verdict(key) : programs.anyText
    if (allows !== none && value !== '') exempt('allow', position)
    const spared = allows === none ? undefined : allows.flatMap(({ rules }) => rules ?? [])
    const program = programs.of(judged, looksLikeId(value, judged), spared)
    const tokens = judged.name === 'tokens' && !count.test(value)
    if (!isForbidden(judged) && !tokens && !breaksCorrelation(value, judged, program)) {
      if (!isBareQuery(value, key)) return cleanText(value, program, position)
      const clean = cleanText(`?${value}`, program, position)
      return clean.startsWith('?') ? clean.slice(1) : clean
    }
    if (value === '' || value === REDACTED) return value
    report(tokens ? 'secret-key' : `${judged.kind}-key`, position)
    return REDACTED
  }

  /** `q=Erika` is the query of a URL only because its key says so. */
  function isBareQuery(value: string, key: string): boolean {
    return keys.verdict(key).name === QUERY && value !== '' && !value.startsWith('?')
  }

  return Object.freeze({
    redact(value: unknown, key?: string, position: Position = 'value') {
      try {
        return typeof value === 'string' ? text(value, key, position) : walk(value, key, position)
      } catch {
        report('fault', position)
        return REDACTED
      }
    },
    explain(value: string, key?: string) {
      try {
        return explain(value, key)
      } catch {
        return [{ rule: 'fault', start: 0, end: value.length }]
      }
    },
    verdict,
    policy: complete.summary,
  })

  function explain(value: string, key: string | undefined): readonly Finding[] {
    const judged = key === undefined ? programs.anyText : verdict(key)
    if (isForbidden(judged)) {
      return value === '' ? [] : [{ rule: `${judged.kind}-key`, start: 0, end: value.length }]
    }
    const before = key !== undefined && isBareQuery(value, key) ? '?' : ''
    const program = programs.of(judged, looksLikeId(value, judged))
    return findingsOf(before + value, program, complete).map(({ rule, start, end }) => ({
      rule: rule.name,
      start: start - before.length,
      end: end - before.length,
    }))
  }
}

/** A marker that a rule finds again would be replaced for ever. */
function assertMarkersSettle({ replace }: CompletePolicy, program: Program): void {
  for (const [rule, marker] of replace) {
    if (typeof marker === 'string' && scan(marker, program) !== undefined) {
      throw new RedactionPolicyError(
        'SVA_POLICY_INVALID',
        `Redaction policy: The marker of ${rule} would be found again.`,
        'use a marker that looks like no data, such as [phone]',
      )
    }
  }
}

function looksLikeId(value: string, judged: Verdict): boolean {
  return (judged.kind === 'correlation' || 'id' in judged) && idShape.test(value)
}

/** A request id comes from outside, so it is one only as long as it looks like one. */
function breaksCorrelation(value: string, judged: Verdict, program: Program): boolean {
  return (
    judged.kind === 'correlation' && (!idShape.test(value) || scan(value, program) !== undefined)
  )
}
