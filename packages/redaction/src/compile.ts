import type { DigitRun, Literal, Matcher, Rule, RuleContext } from './define-rule.ts'
import type { KeyPairs } from './key-pairs.ts'

/** One trigger of a rule. */
export interface Candidate {
  readonly rule: Rule
  readonly match: Matcher
  /** The rule's place in the list. */
  readonly number: number
  readonly literal: string
  /** Where in the literal its rarest character stands: the one that the scan looks for. */
  readonly offset: number
  /** Its bit in the tables; more than 32 candidates share bits, which costs a look, no more. */
  readonly bit: number
  /** Is it about a key, so that only what can end a listed key is worth asking about? */
  readonly behindKey: boolean
}

/**
 * What one character can mean. The tables hold the bits of the candidates that a neighbour of the
 * character does not rule out, so that most occurrences cost two look-ups and no call.
 */
export interface Group {
  readonly before: Int32Array
  readonly next: Int32Array
  /** The bits of candidates that are about a key, and of no other. */
  keys: number
  /** Character before it -> who is asked, in the order of the rules. */
  readonly candidates: readonly Candidate[][]
}

/** A list of rules, compiled. */
export interface Program {
  readonly context: RuleContext
  /** Number 0 is empty, number 1 is for runs of digits. */
  readonly groups: readonly Group[]
  /** ASCII code -> index in `groups`; 0: nothing to do, which is what most characters are. */
  readonly groupOf: Uint8Array
  /** What else rules out candidates of a run of digits. */
  readonly byLength: Int32Array
  readonly byFirst: Int32Array
  readonly keyPairs: KeyPairs
  /** Per rule: the place before which asking again is pointless; see `base`. */
  readonly resume: Float64Array
  /** Added to places in `resume`, so that what an earlier text left there means nothing. */
  base: number
}

export const DIGITS = 1
export const LONGEST_RUN = 34
/** Characters outside ASCII share one place in the tables. */
export const OTHER = 128

const BITS = 32
/** Characters of log lines, most common first; what is not listed is rarer still. */
const common = ' etaoinsrlcdumphgyfwbvk.-/:",=TSAEICRDONLPM_x'

export function compile(
  rules: readonly Rule[],
  context: RuleContext,
  keyPairs: KeyPairs,
): Program {
  const groups = [createGroup(), createGroup()]
  const program: Program = {
    context,
    groups,
    groupOf: new Uint8Array(OTHER).fill(DIGITS, 48, 58),
    byLength: new Int32Array(LONGEST_RUN + 1),
    byFirst: new Int32Array(OTHER + 1),
    keyPairs,
    resume: new Float64Array(rules.length),
    base: 1,
  }
  const counts: number[] = []

  function add(
    group: number,
    { literal, offset, ...candidate }: Omit<Candidate, 'bit'>,
    { before, next }: Omit<Literal, 'text'>,
  ): number {
    const tables = groups[group] as Group
    const count = (counts[group] = (counts[group] ?? -1) + 1)
    const bit = 1 << count % BITS
    mark(tables.before, bit, literal[offset - 1] ?? before)
    mark(tables.next, bit, literal[offset + 1] ?? next)
    if (candidate.behindKey) tables.keys |= bit
    for (const [code, list] of tables.candidates.entries()) {
      if (allows(literal[offset - 1] ?? before, code)) {
        list.push({ ...candidate, literal, offset, bit })
      }
    }
    return bit
  }

  function addLiteral(rule: Rule, number: number, trigger: Literal): void {
    const { text: literal, behindKey = false } = trigger
    const offset = rarest(literal)
    const code = literal.charCodeAt(offset)
    program.groupOf[code] ||= groups.push(createGroup()) - 1
    const candidate = { rule, match: rule.match, number, literal, offset, behindKey }
    add(program.groupOf[code] as number, candidate, trigger)
  }

  function addRun(rule: Rule, number: number, { digits, first, ...near }: DigitRun): void {
    const candidate = { rule, match: rule.match, number, literal: '', offset: 0, behindKey: false }
    const bit = add(DIGITS, candidate, near)
    const [fewest, most] = digits
    for (let length = fewest; length <= Math.min(most, LONGEST_RUN); length++) {
      program.byLength[length]! |= bit
    }
    mark(program.byFirst, bit, first)
  }

  rules.forEach((rule, number) => {
    for (const trigger of [rule.trigger].flat()) {
      if (typeof trigger === 'string') addLiteral(rule, number, { text: trigger })
      else if ('text' in trigger) addLiteral(rule, number, trigger)
      else addRun(rule, number, trigger)
    }
  })
  for (const group of groups) separateKeys(group)
  return program
}

function createGroup(): Group {
  return {
    before: new Int32Array(OTHER + 1),
    next: new Int32Array(OTHER + 1),
    keys: 0,
    candidates: Array.from({ length: OTHER + 1 }, () => []),
  }
}

/** A bit that a candidate without a key shares says nothing about keys. */
function separateKeys(group: Group): void {
  for (const { bit, behindKey } of group.candidates.flat()) if (!behindKey) group.keys &= ~bit
}

/** Sets the bit for these characters; for all when none are given. */
function mark(table: Int32Array, bit: number, characters?: string): void {
  for (let code = 0; code <= OTHER; code++) if (allows(characters, code)) table[code]! |= bit
}

function allows(characters: string | undefined, code: number): boolean {
  if (characters === undefined) return true
  return code === OTHER
    ? /[^\0-\x7f]/.test(characters)
    : characters.includes(String.fromCharCode(code))
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
