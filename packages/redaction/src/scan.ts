import { codeAt, isDigit } from './chars.ts'
import { DIGITS, type Entry, type Group, LONGEST_RUN, OTHER, type Program } from './compile.ts'
import type { Match, Rule } from './define-rule.ts'

/** What the scan found, in order and without overlap. */
export interface Found extends Match {
  readonly rule: Rule
  /** What was found as it reads, where the text holds it percent-encoded. */
  readonly reads?: string
}

/**
 * One pass over the text. Nothing is allocated unless something is found. A rule says how far it
 * has read in vain and is not asked again before that, so the cost is linear whatever the text.
 */
export function scan(text: string, program: Program): readonly Found[] | undefined {
  const { groupOf, groups, byLength, byFirst, resume } = program
  const length = text.length
  let found: Found[] | undefined
  let from = 0
  let code = 0
  resume.fill(0)
  for (let at = 0; at < length; at++) {
    const before = code
    code = text.charCodeAt(at)
    if (code > 127) continue
    const number = groupOf[code] as number
    if (number === 0) continue
    const group = groups[number] as Group
    let last = at
    let wanted = group.before[ascii(before)] as number
    if (number === DIGITS) {
      while (isDigit(codeAt(text, last + 1))) last++
      wanted &=
        (byLength[Math.min(last - at + 1, LONGEST_RUN)] as number) & (byFirst[code] as number)
    }
    if (wanted !== 0) wanted &= group.next[ascii(codeAt(text, last + 1))] as number
    const hit = wanted === 0 ? undefined : ask(group.entries, wanted, text, at, from, program)
    if (hit === undefined) {
      at = last
      continue
    }
    ;(found ??= []).push(hit)
    from = hit.end
    if (from > at) at = from - 1
    code = text.charCodeAt(at)
  }
  return found
}

function ascii(code: number): number {
  return code < OTHER ? code : OTHER
}

/** Asks the wanted entries, in the order of the rules. */
function ask(
  entries: readonly Entry[],
  wanted: number,
  text: string,
  at: number,
  from: number,
  { resume, context }: Program,
): Found | undefined {
  for (let rest = wanted; rest !== 0; rest &= rest - 1) {
    const entry = entries[31 - Math.clz32(rest & -rest)] as Entry
    const start = at - entry.offset
    if (start < from || start < (resume[entry.number] as number)) continue
    if (entry.literal.length > 1 && !text.startsWith(entry.literal, start)) continue
    const result = entry.match(text, start, from, context)
    if (typeof result === 'number') resume[entry.number] = result
    else return checked(entry.rule, result, text, from)
  }
  return undefined
}

/** A broken rule must not let the text pass: the fault is caught, and everything is redacted. */
function checked(rule: Rule, { start, end, marker }: Match, text: string, from: number): Found {
  if (!(start >= from && end > start && end <= text.length)) {
    throw new RangeError(`rule ${rule.name} returned a match outside the text`)
  }
  return marker === undefined ? { rule, start, end } : { rule, start, end, marker }
}
