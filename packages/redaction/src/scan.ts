import { restart } from './budget.ts'
import { codeAt, isDigit } from './chars.ts'
import {
  type Candidate,
  DIGITS,
  ENCODED,
  LONGEST_RUN,
  MOST_DIGITS,
  type Near,
  OTHER,
  type Program,
} from './compile.ts'
import { isDisguise } from './decode.ts'
import type { Match, Rule } from './define-rule.ts'
import { mayEndKey } from './key-pairs.ts'
import { MOST_FINDINGS } from './limits.ts'

/** Before it, characters are what they look like: the soft hyphen is the first that is not. */
const LATIN1 = 172

/** What the scan found, in order and without overlap. */
export interface Found extends Match {
  readonly rule: Rule
  /** What was found as it reads, where the text holds it encoded. */
  readonly reads?: string
}

/**
 * One pass over the text. Nothing is allocated unless something is found. A rule says how far it
 * has read in vain and is not asked again before that, so the cost is linear whatever the text.
 */
export function scan(text: string, program: Program): readonly Found[] | undefined {
  const { groupOf, byLength, byFirst, byTotal, next, before, keyBits, candidates } = program
  const length = text.length
  const { base } = program
  program.base = base + length + 1
  program.encodedAt = -1
  restart()
  let found: Found[] | undefined
  let from = 0
  for (let at = 0, end = 1; at < length; at = end) {
    end = at + 1
    const code = text.charCodeAt(at)
    if (code >= OTHER) {
      if (code > LATIN1 && isDisguise(code) && program.encodedAt < 0) program.encodedAt = at
      continue
    }
    const group = groupOf[code] as number
    if (group === 0) continue
    let wanted = -1
    if (group === DIGITS) {
      while (end < length && isDigit(text.charCodeAt(end))) end++
      wanted = (byLength[Math.min(end - at, LONGEST_RUN)] as number) & (byFirst[code] as number)
    }
    const behind = end < length ? text.charCodeAt(end) : 0
    const front = at > 0 ? text.charCodeAt(at - 1) : 0
    // One branch for both: which of them rules out more, no processor foresees.
    wanted &=
      (next[(group << 8) | ascii(behind)] as number) &
      (before[(group << 8) | ascii(front)] as number)
    if (wanted === 0) continue
    if (group === DIGITS && (wanted & ~(byTotal[0] as number)) !== 0) {
      wanted &= byTotal[digitsFrom(text, end, end - at)] as number
    }
    if (wanted < 0) {
      if (program.encodedAt < 0) program.encodedAt = at
      wanted &= ~ENCODED
    }
    if ((wanted & (keyBits[group] as number)) !== 0) {
      const isKey =
        mayEndKey(program.keyPairs, codeAt(text, at - 2), front, behind) &&
        program.context.listedKeyEnd(text, at, from) >= 0
      if (!isKey) wanted &= ~(keyBits[group] as number)
    }
    if (wanted === 0) continue
    const hit = ask(candidates[group]!, wanted, text, at, from, program, base)
    if (hit === undefined) continue
    ;(found ??= []).push(hit)
    if (found.length === MOST_FINDINGS) return found
    from = hit.end
    if (from > at) end = from
  }
  return found
}

const LONGEST_GAP = 3

/** How many digits there are, with those before `from`, in runs with no more than separators between. */
function digitsFrom(text: string, from: number, before: number): number {
  let digits = before
  let last = from - 1
  for (let at = from; digits < MOST_DIGITS && at <= last + LONGEST_GAP + 1; at++) {
    const code = codeAt(text, at)
    if (isDigit(code)) {
      digits++
      last = at
    } else if (code > 57 && code < OTHER) break
  }
  return Math.min(digits, MOST_DIGITS)
}

function ascii(code: number): number {
  return code < OTHER ? code : OTHER
}

/** Asks the wanted candidates, in the order of the rules. */
function ask(
  byBit: Program['candidates'][number],
  wanted: number,
  text: string,
  at: number,
  from: number,
  program: Program,
  base: number,
): Found | undefined {
  for (let bits = wanted; bits !== 0; bits &= bits - 1) {
    const candidates = byBit[31 - Math.clz32(bits & -bits)] as readonly Candidate[]
    for (let index = 0; index < candidates.length; index++) {
      const hit = askOne(candidates[index] as Candidate, text, at, from, program, base)
      if (hit !== undefined) return hit
    }
  }
  return undefined
}

function askOne(
  { rule, number, offset, literal, near }: Candidate,
  text: string,
  at: number,
  from: number,
  { resume, context }: Program,
  base: number,
): Found | undefined {
  const start = at - offset
  const pointless = (resume[number] as number) - base
  if (start < from || (start < pointless && pointless <= text.length)) return undefined
  for (let index = 0; index < near.length; index++) {
    const { at: place, table } = near[index] as Near
    if (table[ascii(codeAt(text, at + place))] === 0) return undefined
  }
  if (literal !== '' && !text.startsWith(literal, start)) return undefined
  const result = rule.match(text, start, from, context)
  if (typeof result !== 'number') return checked(rule, result, text, from)
  if (result > start + 1) resume[number] = base + Math.min(result, text.length)
  return undefined
}

/** A broken rule must not let the text pass: the fault is caught, and everything is redacted. */
function checked(rule: Rule, { start, end, marker }: Match, text: string, from: number): Found {
  const isMatch = Number.isInteger(start) && Number.isInteger(end) && start >= from
  if (!(isMatch && end > start && end <= text.length)) {
    throw new RangeError(`rule ${rule.name} returned a match outside the text`)
  }
  return marker === undefined ? { rule, start, end } : { rule, start, end, marker }
}
