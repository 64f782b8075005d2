import type { Program } from './compile.ts'
import { createCleanText, findingsOf } from './clean-text.ts'
import { RedactionPolicyError } from './errors.ts'
import { fields } from './fields/index.ts'
import { QUERY, URL } from './key-lists.ts'
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

/** Like the passes of `cleanText`: what does not settle is not let out. */
const PASSES = 4

/** Compiles a policy once. Throws RedactionPolicyError when it cannot work. */
export function createRedactor(policy?: RedactionPolicy): Redactor {
  const complete = completePolicy(policy)
  const keys = createKeys(complete.secretKeys)
  const programs = createPrograms(complete, keys)
  const cleanText = createCleanText(complete, report, exempt)
  const allowed = Map.groupBy(complete.allow, ({ key }) => compact(key))
  const anyText = programs.of(programs.anyText)
  assertMarkersSettle(complete, anyText)
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
    const value = knownText(safe)
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
    if (key === undefined) return cleanText(value, anyText, position)
    const allows = allowances(key, position)
    const judged = keys.verdict(key)
    if (allows === none && judged === programs.anyText) return cleanText(value, anyText, position)
    const spared = allows === none ? undefined : allows.flatMap(({ rules }) => rules ?? [])
    const lifted = spared && programs.of(programs.anyText, false, spared)
    let current = value
    // Taking one thing out can turn an id into text that all rules look at.
    for (let pass = 0; pass < PASSES; pass++) {
      const next = lifted
        ? cleanUrl(current, judged, lifted, position)
        : clean(current, judged, position)
      if (next === current) {
        if (lifted && value !== '') exempt('allow', position)
        return current
      }
      current = next
    }
    report('fault', position)
    return REDACTED
  }

  function clean(value: string, judged: Verdict, position: Position): string {
    if (value === '' || value === REDACTED) return value
    const program = programs.of(judged, looksLikeId(value, judged))
    if (isForbidden(judged) || breaksCorrelation(value, judged, program)) {
      report(`${judged.kind}-key`, position)
      return REDACTED
    }
    const { name } = judged
    const field = name === undefined ? undefined : fields.get(name)
    const short = field === undefined ? value : field(value, finds)
    if (short !== value) report(`${name}-key`, position)
    return cleanUrl(short, judged, program, position)
  }

  function finds(value: string): boolean {
    return scan(value, anyText) !== undefined
  }

  /** `q=Erika` is the query of a URL only because its key says so. */
  function cleanUrl(value: string, judged: Verdict, program: Program, position: Position): string {
    const before = mark(value, judged)
    const safe = cleanText(before + value, program, position)
    const whole = safe.startsWith(before) ? safe.slice(before.length) : safe
    const hash = fragmentOf(whole, judged)
    if (hash < 0) return whole
    report('url-fragment', position)
    return whole.slice(0, hash)
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

  function explain(value: string, key = ''): readonly Finding[] {
    const judged = verdict(key)
    const before = mark(value, keys.verdict(key))
    const program = programs.of(judged, looksLikeId(value, judged))
    const whole = isForbidden(judged) || breaksCorrelation(value, judged, program)
    const short = fields.get(judged.name ?? '')?.(value, finds) ?? value
    if (value !== '' && (whole || short !== value)) {
      const rule = `${whole ? judged.kind : judged.name}-key`
      return [{ rule, start: 0, end: value.length }]
    }
    const found = findingsOf(before + value, program, complete).map(({ rule, start, end }) => ({
      rule: rule.name,
      start: start - before.length,
      end: end - before.length,
    }))
    const hash = fragmentOf(value, judged)
    if (hash >= 0) found.push({ rule: 'url-fragment', start: hash, end: value.length })
    return found
  }
}

/** `#access_token=…`, `#/profile/erika`: browsers do not even send it. */
function fragmentOf(value: string, { name }: Verdict): number {
  return name === QUERY || name === URL ? value.indexOf('#') : -1
}

function mark(value: string, { name }: Verdict): string {
  return name === QUERY && value !== '' && !value.startsWith('?') ? '?' : ''
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
  const { kind, name } = judged
  return (kind === 'correlation' || name === 'address' || 'id' in judged) && idShape.test(value)
}

/** A request id comes from outside, so it is one only as long as it looks like one. */
function breaksCorrelation(value: string, judged: Verdict, program: Program): boolean {
  return (
    judged.kind === 'correlation' && (!idShape.test(value) || scan(value, program) !== undefined)
  )
}
