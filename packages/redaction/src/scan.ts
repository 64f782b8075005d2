import { restart } from './budget.ts'
import { codeAt, isDigit } from './chars.ts'
import {
  type Candidate,
  DIGITS,
  ENCODED,
  LONGEST_RUN,
  MOST_DIGITS,
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
  const { groupOf, byLength, byFirst, byTotal, next, before, keyBits, candidates, base } = program
  const length = text.length
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
    if (wanted === 0) continue
    const behind = end < length ? text.charCodeAt(end) : 0
    wanted &= next[(group << 8) | ascii(behind)] as number
    if (wanted === 0) continue
    const front = at > 0 ? text.charCodeAt(at - 1) : 0
    wanted &= before[(group << 8) | ascii(front)] as number
    if (group === DIGITS && wanted !== 0) {
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
    const asked = candidates[group]![ascii(front)]!
    const hit = ask(asked, wanted, behind, text, at, from, program, base)
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
  candidates: readonly Candidate[],
  wanted: number,
  behind: number,
  text: string,
  at: number,
  from: number,
  { resume, context }: Program,
  base: number,
): Found | undefined {
  for (const candidate of candidates) {
    if ((candidate.bit & wanted) === 0) continue
    if (candidate.after !== 0 && candidate.after !== behind) continue
    const start = at - candidate.offset
    const pointless = (resume[candidate.number] as number) - base
    if (start < from || (start < pointless && pointless <= text.length)) continue
    if (!isNear(candidate.near, text, start)) continue
    if (candidate.literal.length > 1 && !text.startsWith(candidate.literal, start)) continue
    const result = candidate.match(text, start, from, context)
    if (typeof result !== 'number') return checked(candidate.rule, result, text, from)
    if (result > start + 1) resume[candidate.number] = base + Math.min(result, text.length)
  }
  return undefined
}

function isNear(near: Candidate['near'], text: string, start: number): boolean {
  for (const [offset, table] of near) {
    if (table[ascii(codeAt(text, start + offset))] === 0) return false
  }
  return true
}

/** A broken rule must not let the text pass: the fault is caught, and everything is redacted. */
function checked(rule: Rule, { start, end, marker }: Match, text: string, from: number): Found {
  const isMatch = Number.isInteger(start) && Number.isInteger(end) && start >= from
  if (!(isMatch && end > start && end <= text.length)) {
    throw new RangeError(`rule ${rule.name} returned a match outside the text`)
  }
  return marker === undefined ? { rule, start, end } : { rule, start, end, marker }
}
