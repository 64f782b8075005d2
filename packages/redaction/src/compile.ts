import { is, LETTER } from './chars.ts'
import type { DigitRun, Matcher, Rule, RuleContext } from './define-rule.ts'
import { RedactionPolicyError } from './errors.ts'

/** A rule and one of its triggers. */
export interface Entry {
  readonly rule: Rule
  readonly match: Matcher
  readonly number: number
  readonly literal: string
  /** Where in the literal its rarest character stands: the one that the scan looks for. */
  readonly offset: number
}

/**
 * The entries that one character can mean. The tables hold a bit for each entry that a neighbour
 * of the character does not rule out, so that most occurrences cost two look-ups and no call.
 */
export interface Group {
  readonly entries: Entry[]
  readonly before: Int32Array
  readonly next: Int32Array
}

/** A list of rules, compiled. */
export interface Program {
  readonly context: RuleContext
  /** Number 0 is empty, number 1 is for runs of digits. */
  readonly groups: readonly Group[]
  /** ASCII code -> index in `groups`; 0: nothing to do, which is what most characters are. */
  readonly groupOf: Uint8Array
  /** What else rules out entries of a run of digits. */
  readonly byLength: Int32Array
  readonly byFirst: Int32Array
  /** Per rule: the index before which asking again is pointless. */
  readonly resume: Int32Array
}

export const DIGITS = 1
export const LONGEST_RUN = 34
/** Characters outside ASCII share one place in the tables. */
export const OTHER = 128

const MOST_ENTRIES = 32
/** Characters of log lines, most common first; what is not listed is rarer still. */
const common = ' etaoinsrlcdumphgyfwbvk.-/:",=TSAEICRDONLPM_x'

export function compile(rules: readonly Rule[], context: RuleContext): Program {
  const program = {
    context,
    groups: [createGroup(), createGroup()],
    groupOf: new Uint8Array(OTHER),
    byLength: new Int32Array(LONGEST_RUN + 1),
    byFirst: new Int32Array(OTHER + 1),
    resume: new Int32Array(rules.length),
  }
  program.groupOf.fill(DIGITS, 48, 58)
  rules.forEach((rule, number) => {
    for (const trigger of [rule.trigger].flat()) {
      if (typeof trigger === 'string') addLiteral(program, rule, number, trigger)
      else addRun(program, rule, number, trigger)
    }
  })
  return program
}

function createGroup(): Group {
  return { entries: [], before: new Int32Array(OTHER + 1), next: new Int32Array(OTHER + 1) }
}

function addLiteral(
  { groups, groupOf }: Program & { readonly groups: Group[] },
  rule: Rule,
  number: number,
  literal: string,
): void {
  const offset = rarest(literal)
  const code = literal.charCodeAt(offset)
  if (groupOf[code] === 0) groupOf[code] = groups.push(createGroup()) - 1
  const group = groups[groupOf[code] as number] as Group
  const bit = addEntry(group, { rule, match: rule.match, number, literal, offset })
  mark(group.before, bit, literal[offset - 1])
  mark(group.next, bit, literal[offset + 1])
}

function addRun(program: Program, rule: Rule, number: number, trigger: DigitRun): void {
  const group = program.groups[DIGITS] as Group
  const bit = addEntry(group, { rule, match: rule.match, number, literal: '', offset: 0 })
  const [fewest, most] = trigger.digits
  for (let length = fewest; length <= Math.min(most, LONGEST_RUN); length++) {
    program.byLength[length] = (program.byLength[length] as number) | bit
  }
  mark(program.byFirst, bit, trigger.first)
  mark(group.next, bit, trigger.next)
  for (let code = 0; code <= OTHER; code++) {
    if (trigger.behindLetter === true && !is(code, LETTER)) continue
    group.before[code] = (group.before[code] as number) | bit
  }
}

/** The bit of a new entry. */
function addEntry({ entries }: Group, entry: Entry): number {
  if (entries.length < MOST_ENTRIES) return 1 << (entries.push(entry) - 1)
  throw new RedactionPolicyError(
    'SVA_POLICY_INVALID',
    `Redaction policy: More than ${MOST_ENTRIES} triggers share their rarest character.`,
    `join rules, or give ${entry.rule.name} a trigger with another rare character`,
  )
}

/** Sets the bit for these characters; for all when none are given. */
function mark(table: Int32Array, bit: number, characters?: string): void {
  for (let code = 0; code <= OTHER; code++) {
    const foreign = code === OTHER && /[^\0-\x7f]/.test(characters ?? '')
    if (characters === undefined || foreign || characters.includes(String.fromCharCode(code))) {
      table[code] = (table[code] as number) | bit
    }
  }
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
