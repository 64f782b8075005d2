import { codeAt, HEX_DIGITS, LETTERS } from './chars.ts'
import type { DigitRun, Literal, Matcher, Rule, RuleContext } from './define-rule.ts'
import { keyEnds, type KeyPairs } from './key-pairs.ts'

/** One trigger of a rule. */
export interface Candidate {
  readonly rule: Rule
  readonly match: Matcher
  /** The rule's place in the list. */
  readonly number: number
  readonly literal: string
  /** Where in the literal its rarest character stands: the one that the scan looks for. */
  readonly offset: number
  /** The code behind that character in the literal; 0: the literal ends there. */
  readonly after: number
  /** So far behind the trigger's start stands a character of base64url; 0: whatever. */
  readonly reach: number
  /** Its bit in the tables; more than 32 candidates share bits, which costs a look, no more. */
  readonly bit: number
  /** Is it about a key, so that only what can end a listed key is worth asking about? */
  readonly behindKey: boolean
  /** Does it want a digit behind what follows the run? */
  readonly grouped: boolean
}

/**
 * A list of rules, compiled. Characters that are in no trigger are group 0, digits are group 1. The
 * tables hold the bits of the candidates that a neighbour of a character does not rule out, so that
 * most occurrences cost two look-ups and no call.
 */
export interface Program {
  readonly context: RuleContext
  /** ASCII code -> its group; 0: nothing to do, which is what most characters are. */
  readonly groupOf: Uint8Array
  /** `group << 8 | code` -> bits of those who accept the character before, and behind. */
  readonly before: Int32Array
  readonly next: Int32Array
  /** Per group: the bits of candidates that are about a key, and of no other. */
  readonly keyBits: Int32Array
  /** `group << 8 | code before` -> who is asked, in the order of the rules. */
  readonly candidates: Candidate[][]
  /** What else rules out candidates of a run of digits. */
  readonly byLength: Int32Array
  readonly byFirst: Int32Array
  /** The bits of those who want a digit behind what follows the run. */
  groupedBits: number
  readonly keyPairs: KeyPairs
  /** Per rule: the place before which asking again is pointless; see `base`. */
  readonly resume: Float64Array
  /** Where the first character stands that may be encoded, after a scan; -1: there is none. */
  encodedAt: number
  /** Added to places in `resume`, so that what an earlier text left there means nothing. */
  base: number
}

/** What may stand around a trigger; undefined: anything. */
interface Around {
  readonly before?: string
  readonly next?: string
  readonly behindKey?: boolean
  readonly grouped?: boolean
  readonly reach?: number
}

/** The bit of what may begin an encoded character. */
export const ENCODED = 1 << 31
/** In a form a `+` is a space, and has no spaces around it. */
const IN_WORD = `${LETTERS}0123456789%().,:@_-`
/** What begins one, and what follows then; see decode.ts. */
const encoders = [
  ['%', HEX_DIGITS],
  ['\\', 'ux/'],
  ['&', '#'],
  ['+', IN_WORD],
] as const

export const DIGITS = 1
export const LONGEST_RUN = 34
/** Characters outside ASCII share one place in the tables. */
export const OTHER = 128

const BITS = 31
const MOST_GROUPS = OTHER
/** The characters of log lines, most common first; every tenth is a space, no 1,000 hold a `~`. */
const common =
  ' e01art2nisocd.4-35:678l9bpumfg/hv",Tkwy=NSE_RI[]xFACO()DMPLqBWjUGHZJ$VKz@|*#?{};Q%&+~X>\'<Y\\!^`'

export function compile(rules: readonly Rule[], context: RuleContext, keyPairs: KeyPairs): Program {
  const program: Program = {
    context,
    groupOf: new Uint8Array(OTHER + 1).fill(DIGITS, 48, 58),
    before: new Int32Array(MOST_GROUPS << 8),
    next: new Int32Array(MOST_GROUPS << 8),
    keyBits: new Int32Array(MOST_GROUPS),
    candidates: [],
    byLength: new Int32Array(LONGEST_RUN + 1),
    byFirst: new Int32Array(OTHER + 1),
    groupedBits: 0,
    keyPairs,
    resume: new Float64Array(rules.length),
    encodedAt: -1,
    base: 1,
  }
  const { groupOf } = program
  const members: Candidate[][] = [[], []]
  for (const [character, next] of encoders) {
    const group = members.push([]) - 1
    groupOf[character.charCodeAt(0)] = group
    mark(program.next, ENCODED, next, group << 8)
    mark(program.before, ENCODED, next === IN_WORD ? IN_WORD : undefined, group << 8)
  }

  /** The bit of a new member of a group. */
  function add(
    group: number,
    number: number,
    literal: string,
    offset: number,
    around: Around,
  ): number {
    const list = (members[group] ??= [])
    const {
      behindKey = false,
      grouped = false,
      reach = 0,
      before = behindKey ? keyEnds : undefined,
    } = around
    const front = literal[offset - 1] ?? before
    const rule = rules[number] as Rule
    const bit = 1 << (list.length % BITS)
    const after = codeAt(literal, offset + 1)
    const candidate = {
      rule,
      match: rule.match,
      number,
      literal,
      offset,
      after,
      bit,
      behindKey,
      grouped,
      reach,
    }
    list.push(candidate)
    mark(program.next, bit, literal[offset + 1] ?? around.next, group << 8)
    mark(program.before, bit, front, group << 8)
    for (let code = 0; code <= OTHER; code++) {
      if (allows(front, code)) (program.candidates[(group << 8) | code] ??= []).push(candidate)
    }
    return bit
  }

  function addLiteral(number: number, trigger: Literal): void {
    const offset = offsets.get(trigger.text) as number
    const code = trigger.text.charCodeAt(offset)
    groupOf[code] ||= members.push([]) - 1
    add(groupOf[code], number, trigger.text, offset, trigger)
  }

  function addRun(number: number, trigger: DigitRun): void {
    const bit = add(DIGITS, number, '', 0, trigger)
    const [fewest, most] = trigger.digits
    for (let length = fewest; length <= Math.min(most, LONGEST_RUN); length++) {
      program.byLength[length]! |= bit
    }
    mark(program.byFirst, bit, trigger.first)
  }

  const offsets = chooseOffsets(
    rules
      .flatMap(({ trigger }) => trigger)
      .flatMap((trigger) =>
        typeof trigger === 'string' ? trigger : 'text' in trigger ? trigger.text : [],
      ),
  )
  rules.forEach((rule, number) => {
    for (const trigger of [rule.trigger].flat()) {
      if (typeof trigger === 'string') addLiteral(number, { text: trigger })
      else if ('text' in trigger) addLiteral(number, trigger)
      else addRun(number, trigger)
    }
  })
  // A bit that others share, who do not ask for as much, rules nobody out.
  members.forEach((list, group) => {
    program.keyBits[group] = bitsOfAll(list, ({ behindKey }) => behindKey)
  })
  program.groupedBits = bitsOfAll(members[DIGITS] as Candidate[], ({ grouped }) => grouped)
  return program
}

/** The bits whose candidates are all like that. */
function bitsOfAll(list: readonly Candidate[], are: (candidate: Candidate) => boolean): number {
  const [those, others] = [true, false].map((wanted) =>
    list.filter((it) => are(it) === wanted).reduce((bits, { bit }) => bits | bit, 0),
  ) as [number, number]
  return those & ~others
}

/** Sets the bit for these characters; for all when none are given. */
function mark(table: Int32Array, bit: number, characters: string | undefined, at = 0): void {
  for (let code = 0; code <= OTHER; code++) if (allows(characters, code)) table[at + code]! |= bit
}

function allows(characters: string | undefined, code: number): boolean {
  if (characters === undefined) return true
  return code === OTHER
    ? /[^\0-\x7f]/.test(characters)
    : characters.includes(String.fromCharCode(code))
}

/**
 * Literal -> where the character stands that the scan looks for. Each stop costs, so there should be
 * few of such characters: the literals that have only common ones choose first, and the others
 * choose among those, if they can. Digits are looked for as runs.
 */
function chooseOffsets(literals: readonly string[]): ReadonlyMap<string, number> {
  const wanted = new Set(literals.filter(({ length }) => length === 1))
  const chosen = new Map<string, number>()
  const rarity = (literal: string): number =>
    Math.max(...candidatesIn(literal).map((at) => rank(literal, at)))
  for (const literal of literals.toSorted((one, other) => rarity(one) - rarity(other))) {
    const offsets = candidatesIn(literal)
    const known = offsets.filter((at) => wanted.has(literal.charAt(at)))
    // Its neighbours in the literal must fit as well, so rare ones rule out more.
    const score = (at: number): number =>
      rank(literal, at) + (rank(literal, at - 1) + rank(literal, at + 1)) / 4
    const best = known.length > 0 ? known : offsets
    const offset = best.reduce((one, other) => (score(other) > score(one) ? other : one))
    wanted.add(literal.charAt(offset))
    chosen.set(literal, offset)
  }
  return chosen
}

function candidatesIn(literal: string): readonly number[] {
  return literal.split('').flatMap((character, at) => (/\d/.test(character) ? [] : at))
}

function rank(literal: string, at: number): number {
  return Math.max(0, common.indexOf(literal.charAt(at) || ' '))
}
