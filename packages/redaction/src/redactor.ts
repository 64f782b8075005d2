// First, because the bundle is smaller then.
import { createWalk } from './walk.ts'
import type { Program } from './compile.ts'
import { refuse } from './check-policy.ts'
import { createCleanText, findingsOf } from './clean-text.ts'
import { completePolicy } from './complete-policy.ts'
import { fields } from './fields/index.ts'
import { QUERY, URL } from './key-lists.ts'
import { compact, createKeys, isForbidden, type Verdict } from './keys.ts'
import { type KnownSafe, knownText } from './known-safe.ts'
import { REDACTED } from './markers.ts'
import type { PolicySummary, RedactionPolicy } from './policy.ts'
import type { Position } from './position.ts'
import { createPrograms } from './programs.ts'
import { scan } from './scan.ts'

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

/** What an id looks like, base64 with its padding too: `request_id` stays only in this shape. */
const idShape = /^(?:[\w.:-]{1,128}|[A-Za-z\d][A-Za-z\d+/]{2,125}={1,2})$/

/** Like the passes of `cleanText`: what does not settle is not let out. */
const PASSES = 4

/** Compiles a policy once. Throws RedactionPolicyError when it cannot work. */
export function createRedactor(policy?: RedactionPolicy): Redactor {
  const complete = completePolicy(policy)
  const report = harmless(complete.onRedaction)
  const exempt = harmless(complete.onExemption)
  const keys = createKeys(complete.secretKeys)
  const programs = createPrograms(complete, keys)
  const cleanText = createCleanText(complete, report, exempt)
  const allowed = Map.groupBy(complete.allow, ({ key }) => compact(key))
  const anyText = programs.of(programs.anyText)
  for (const [rule, marker] of complete.replace) {
    if (typeof marker === 'string' && finds(marker)) {
      // It would be replaced for ever.
      refuse(`The marker of ${rule} would be found again`, 'use one like no data, such as [phone]')
    }
  }
  const walk = createWalk({ verdict, text, known, spared, report }, complete.limits)

  function finds(value: string): boolean {
    return scan(value, anyText) !== undefined
  }

  /** Contact data that the code vouches for: only secrets are looked for. */
  function known(safe: KnownSafe, key = '', position: Position): string {
    const value = knownText(safe)
    if (keys.verdict(key).kind === 'secret') return text(value, key, position)
    exempt('knownSafe', position)
    return cleanText(value, programs.of({ kind: 'technical' }), position)
  }

  /** Where the policy lifts the verdict of this key: the rules that its value is spared as well. */
  function spared(key = '', position: Position = 'value'): readonly string[] | undefined {
    if (allowed.size === 0) return undefined
    const found = allowed
      .get(compact(key))
      ?.filter(({ positions }) => positions?.includes(position) ?? true)
    return found?.length === 0 ? undefined : found?.flatMap(({ rules }) => rules ?? [])
  }

  function verdict(key: string, position?: Position): Verdict {
    return spared(key, position) === undefined ? keys.verdict(key) : programs.anyText
  }

  function text(value: string, key: string | undefined, position: Position): string {
    if (key === undefined) return cleanText(value, anyText, position)
    const rules = spared(key, position)
    const judged = keys.verdict(key)
    if (!rules && judged === programs.anyText) return cleanText(value, anyText, position)
    const lifted = rules && programs.of(programs.anyText, false, rules)
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
    const program = programs.of(judged, looksLikeId(value, judged))
    const short = byKey(value, judged, program)
    if (short !== value) report(ruleOf(judged), position)
    return short === REDACTED ? short : cleanUrl(short, judged, program, position)
  }

  /** What the key leaves of the value. A request id comes from outside: it must look like one. */
  function byKey(value: string, judged: Verdict, program: Program): string {
    const { kind, name } = judged
    if (value === '' || value === REDACTED) return value
    if (isForbidden(judged)) return REDACTED
    if (kind === 'correlation') {
      return idShape.test(value) && scan(value, program) === undefined ? value : REDACTED
    }
    return (name && fields.get(name)?.(value, finds)) ?? value
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

  function explain(value: string, key = ''): readonly Finding[] {
    const judged = verdict(key)
    const program = programs.of(judged, looksLikeId(value, judged), spared(key))
    if (byKey(value, judged, program) !== value) {
      return [{ rule: ruleOf(judged), start: 0, end: value.length }]
    }
    const before = mark(value, keys.verdict(key))
    const found = findingsOf(before + value, program, complete).map(({ rule, start, end }) => ({
      rule: rule.name,
      start: start - before.length,
      end: end - before.length,
    }))
    const hash = fragmentOf(value, judged)
    if (hash >= 0) found.push({ rule: 'url-fragment', start: hash, end: value.length })
    return found
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
}

/** Counting must not decide whether a record leaves. */
function harmless<Told extends unknown[]>(tell: (...told: Told) => void): (...told: Told) => void {
  return (...told) => {
    try {
      tell(...told)
    } catch {
      // The listener's own failure.
    }
  }
}

/** What is counted when a key alone takes something out. */
function ruleOf({ kind, name }: Verdict): string {
  return `${kind === 'text' ? name : kind}-key`
}

/** `#access_token=…`, `#/profile/erika`: browsers do not even send it. */
function fragmentOf(value: string, { name }: Verdict): number {
  return name === QUERY || name === URL ? value.indexOf('#') : -1
}

function mark(value: string, { name }: Verdict): string {
  return name === QUERY && value !== '' && !value.startsWith('?') ? '?' : ''
}

function looksLikeId(value: string, judged: Verdict): boolean {
  const { kind, name } = judged
  return (kind === 'correlation' || name === 'address' || 'id' in judged) && idShape.test(value)
}
