import { isDigit } from './chars.ts'
import type { Match, Matcher, Rule, RuleContext } from './define-rule.ts'

/** What the scan found, in order and without overlap. */
export interface Found extends Match {
  readonly rule: Rule
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

/** A list of rules, compiled: which rules to ask at which ASCII character. */
export interface Program {
  readonly context: RuleContext
  readonly groups: readonly (readonly Entry[])[]
  /** Rules to ask at a run of so many digits. */
  readonly runs: readonly (readonly Entry[])[]
  /** ASCII code -> index in `groups`; 0: nothing to do, which is what most characters are. */
  readonly groupOf: Uint8Array
  /** Per rule: the index before which asking again is pointless. */
  readonly resume: Int32Array
}

const DIGITS = 1
const LONGEST_RUN = 34
/** Characters of log lines, most common first; what is not listed is rarer still. */
const common = ' etaoinsrlcdu0m1p2.-/3hg5:4by6789f_w"v,=kETSAICRDONLPMx'

export function compile(rules: readonly Rule[], context: RuleContext): Program {
  const groups: Entry[][] = [[], []]
  const runs = Array.from({ length: LONGEST_RUN + 1 }, (): Entry[] => [])
  const groupOf = new Uint8Array(128)
  groupOf.fill(DIGITS, 48, 58)
  rules.forEach((rule, number) => {
    for (const trigger of [rule.trigger].flat()) {
      if (typeof trigger !== 'string') {
        const [fewest, most] = trigger.digits
        const entry = entryOf(rule, number, '')
        for (let length = fewest; length <= Math.min(most, LONGEST_RUN); length++) {
          runs[length]?.push(entry)
        }
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
  const { groupOf, groups, runs, resume } = program
  const length = text.length
  let found: Found[] | undefined
  let from = 0
  resume.fill(0)
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) continue
    const group = groupOf[code] as number
    if (group === 0) continue
    let entries = groups[group] as readonly Entry[]
    let last = at
    if (group === DIGITS) {
      while (isDigit(text.charCodeAt(last + 1))) last++
      entries = runs[Math.min(last - at + 1, LONGEST_RUN)] as readonly Entry[]
    }
    const hit = ask(entries, text, at, from, program)
    if (hit === undefined) {
      at = last
      continue
    }
    ;(found ??= []).push(hit)
    from = hit.end
    if (from > at) at = from - 1
  }
  return found
}

function ask(
  entries: readonly Entry[],
  text: string,
  at: number,
  from: number,
  program: Program,
): Found | undefined {
  const { resume } = program
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as Entry
    const start = at - entry.offset
    if (start < from || start < (resume[entry.number] as number)) continue
    if (entry.literal.length > 1) {
      if (text.charCodeAt(start + entry.neighbour) !== entry.neighbourCode) continue
      if (!text.startsWith(entry.literal, start)) continue
    }
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
