import { is, isDigit, LETTER } from './chars.ts'
import type { DigitRun, Match, Matcher, Rule, RuleContext } from './define-rule.ts'

/** What the scan found, in order and without overlap. */
export interface Found extends Match {
  readonly rule: Rule
  /** What was found as it reads, where the text holds it percent-encoded. */
  readonly reads?: string
}

/** A rule and one of its triggers; a literal is found by its rarest character. */
interface Entry {
  readonly rule: Rule
  readonly match: Matcher
  readonly number: number
  readonly literal: string
  /** Where in the literal the rarest character stands, and a neighbour to compare first. */
  readonly offset: number
  readonly neighbour: number
  readonly neighbourCode: number
}

/** Per fact about a run of digits: a bit for each entry that it does not rule out. */
interface Runs {
  readonly length: Int32Array
  readonly first: Int32Array
  readonly next: Int32Array
  readonly before: Int32Array
}

/** A list of rules, compiled: which rules to ask at which ASCII character. */
export interface Program {
  readonly context: RuleContext
  readonly groups: readonly (readonly Entry[])[]
  /** Which of group 1 to ask at a run of digits. */
  readonly runs: Runs
  /** ASCII code -> index in `groups`; 0: nothing to do, which is what most characters are. */
  readonly groupOf: Uint8Array
  /** Per rule: the index before which asking again is pointless. */
  readonly resume: Int32Array
}

const DIGITS = 1
const LONGEST_RUN = 34
const OTHER = 128
/** Every entry of a group, as bits. */
const ALL = -1
/** Characters of log lines, most common first; what is not listed is rarer still. */
const common = ' etaoinsrlcdumphgyfwbvk.-/:",=TSAEICRDONLPM_x'

export function compile(rules: readonly Rule[], context: RuleContext): Program {
  const groups: Entry[][] = [[], []]
  const runs: Runs = {
    length: new Int32Array(LONGEST_RUN + 1),
    first: new Int32Array(OTHER + 1),
    next: new Int32Array(OTHER + 1),
    before: new Int32Array(OTHER + 1),
  }
  const groupOf = new Uint8Array(128)
  groupOf.fill(DIGITS, 48, 58)
  rules.forEach((rule, number) => {
    for (const trigger of [rule.trigger].flat()) {
      if (typeof trigger !== 'string') {
        addRun(runs, trigger, groups[DIGITS]?.push(entryOf(rule, number, '')) ?? 0)
        continue
      }
      const entry = entryOf(rule, number, trigger)
      const code = trigger.charCodeAt(entry.offset)
      if (groupOf[code] === 0) groupOf[code] = groups.push([]) - 1
      const group = groupOf[code] as number
      groups[group]?.push(entry)
    }
  })
  return { context, groups, runs, groupOf, resume: new Int32Array(rules.length) }
}

function addRun(runs: Runs, trigger: DigitRun, count: number): void {
  const bit = 1 << (count - 1)
  const [fewest, most] = trigger.digits
  for (let length = fewest; length <= Math.min(most, LONGEST_RUN); length++)
    mark(runs.length, length)
  for (let code = 0; code <= OTHER; code++) {
    const character = code === OTHER ? '\u00A0' : String.fromCharCode(code)
    if (trigger.first?.includes(character) ?? true) mark(runs.first, code)
    if (trigger.next?.includes(character) ?? true) mark(runs.next, code)
    if (trigger.behindLetter !== true || is(code, LETTER)) mark(runs.before, code)
  }

  function mark(table: Int32Array, index: number): void {
    table[index] = (table[index] ?? 0) | bit
  }
}

/** Characters outside ASCII, and the ends of the text, share one place in the tables. */
function ascii(code: number): number {
  return code < OTHER ? code : OTHER
}

function entryOf(rule: Rule, number: number, literal: string): Entry {
  const offset = rarest(literal)
  const neighbour = offset > 0 ? offset - 1 : Math.min(1, literal.length - 1)
  const neighbourCode = literal.charCodeAt(neighbour)
  return { rule, match: rule.match, number, literal, offset, neighbour, neighbourCode }
}

function rarest(literal: string): number {
  let best = 0
  for (let at = 1; at < literal.length; at++) {
    if (rarity(literal.charAt(at)) > rarity(literal.charAt(best))) best = at
  }
  return best
}

function rarity(character: string): number {
  if (character >= '0' && character <= '9') return -1
  const rank = common.indexOf(character)
  return rank < 0 ? common.length : rank
}

/**
 * One pass over the text. Nothing is allocated unless something is found. A rule says how far it
 * has read in vain and is not asked again before that, so the cost is linear whatever the text.
 */
export function scan(text: string, program: Program): readonly Found[] | undefined {
  const { groupOf, groups, resume } = program
  const { length: byLength, first: byFirst, next: byNext, before: byBefore } = program.runs
  const length = text.length
  let found: Found[] | undefined
  let from = 0
  resume.fill(0)
  // Never NaN, not even behind the end: one such value makes all of them floating point.
  let code = OTHER
  for (let at = 0; at < length; at++) {
    const before = code
    code = text.charCodeAt(at)
    if (code > 127) continue
    const group = groupOf[code] as number
    if (group === 0) continue
    let last = at
    let wanted = ALL
    if (group === DIGITS) {
      const first = code
      do code = ++last < length ? text.charCodeAt(last) : OTHER
      while (isDigit(code))
      wanted =
        (byLength[Math.min(last - at, LONGEST_RUN)] as number) &
        (byFirst[first] as number) &
        (byNext[ascii(code)] as number) &
        (byBefore[ascii(before)] as number)
      last--
      code = first
    }
    const hit =
      wanted === 0
        ? undefined
        : ask(groups[group] as readonly Entry[], wanted, text, at, from, program)
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

function ask(
  entries: readonly Entry[],
  wanted: number,
  text: string,
  at: number,
  from: number,
  program: Program,
): Found | undefined {
  const { resume } = program
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as Entry
    const start = at - entry.offset
    if (entry.literal.length > 1) {
      if (text.charCodeAt(start + entry.neighbour) !== entry.neighbourCode) continue
      if (!text.startsWith(entry.literal, start)) continue
    } else if ((wanted & (1 << index)) === 0) continue
    if (start < from || start < (resume[entry.number] as number)) continue
    const result = entry.match(text, start, from, program.context)
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
