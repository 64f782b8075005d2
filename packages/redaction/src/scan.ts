import { isDigit } from './chars.ts'
import { digitRun, type Match, type Rule, type RuleContext } from './define-rule.ts'

/** What the scan found, in order and without overlap. */
export interface Found extends Match {
  readonly rule: Rule
}

/** A rule and one literal of its trigger, found by the literal's rarest character. */
interface Entry {
  readonly rule: Rule
  readonly number: number
  readonly literal: string
  readonly offset: number
}

/** A list of rules, compiled: which rules to ask at which ASCII character. */
export interface Program {
  readonly context: RuleContext
  readonly groups: readonly (readonly Entry[])[]
  /** ASCII code -> index in `groups`; 0: nothing to do, which is what most characters are. */
  readonly groupOf: Uint8Array
  /** Per rule: the index before which asking again is pointless. */
  readonly resume: Int32Array
}

const DIGITS = 1
/** Common in log lines, most common first; what is not listed is rarer still. */
const common = ' etaoinsrl0c1d2mup-./3f4gh5:b6v7y8w9_kxTEASCIRODNL'

export function compile(rules: readonly Rule[], context: RuleContext): Program {
  const groups: Entry[][] = [[], []]
  const groupOf = new Uint8Array(128)
  groupOf.fill(DIGITS, 48, 58)
  rules.forEach((rule, number) => {
    if (rule.trigger === digitRun) {
      groups[DIGITS]?.push({ rule, number, literal: '', offset: 0 })
      return
    }
    for (const trigger of typeof rule.trigger === 'string' ? [rule.trigger] : rule.trigger) {
      const offset = rarest(trigger)
      const code = trigger.charCodeAt(offset)
      let group = groupOf[code] ?? 0
      if (group === 0) {
        group = groups.push([]) - 1
        groupOf[code] = group
      }
      groups[group]?.push({ rule, number, literal: trigger, offset })
    }
  })
  return { context, groups, groupOf, resume: new Int32Array(rules.length) }
}

function rarest(literal: string): number {
  let best = 0
  for (let at = 1; at < literal.length; at++) {
    if (rarity(literal.charAt(at)) > rarity(literal.charAt(best))) best = at
  }
  return best
}

function rarity(character: string): number {
  const rank = common.indexOf(character)
  return rank < 0 ? common.length : rank
}

/**
 * One pass over the text. Nothing is allocated unless something is found. A rule says how far it
 * has read in vain and is not asked again before that, so the cost is linear whatever the text.
 */
export function scan(text: string, program: Program): readonly Found[] | undefined {
  const { groupOf, groups, resume } = program
  let found: Found[] | undefined
  let from = 0
  resume.fill(0)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) continue
    const group = groupOf[code] as number
    if (group === 0) continue
    const hit = ask(groups[group] as readonly Entry[], text, at, from, program)
    if (hit !== undefined) {
      ;(found ??= []).push(hit)
      from = hit.end
      if (from > at) at = from - 1
    } else if (group === DIGITS) {
      while (isDigit(text.charCodeAt(at + 1))) at++
    }
  }
  return found
}

function ask(
  entries: readonly Entry[],
  text: string,
  at: number,
  from: number,
  { resume, context }: Program,
): Found | undefined {
  for (let index = 0; index < entries.length; index++) {
    const { rule, number, literal, offset } = entries[index] as Entry
    const start = at - offset
    if (start < from || start < (resume[number] as number)) continue
    if (literal.length > 1 && !text.startsWith(literal, start)) continue
    const result = rule.match(text, start, from, context)
    if (typeof result === 'number') {
      resume[number] = result
      continue
    }
    const { start: matchStart, end } = result
    // A broken rule must not make the text pass: the fault is caught, and everything is redacted.
    if (!(matchStart >= from && end > matchStart && end <= text.length)) {
      throw new RangeError(`rule ${rule.name} returned a match outside the text`)
    }
    return result.marker === undefined
      ? { rule, start: matchStart, end }
      : { rule, start: matchStart, end, marker: result.marker }
  }
  return undefined
}
