import { codeAt, HEX_DIGITS, LETTERS } from './chars.ts'
import type { DigitRun, Literal, Matcher, Rule, RuleContext, Trigger } from './define-rule.ts'
import { chooseOffsets } from './stops.ts'
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
  /** What may stand before that character; undefined: anything. */
  readonly front: string | undefined
  /** The code behind that character in the literal; 0: the literal ends there. */
  readonly after: number
  /** What stands so far from the trigger's start, as tables of the characters that may. */
  readonly near: readonly (readonly [offset: number, table: Uint8Array])[]
  /** Its bit in the tables; more than 31 candidates share bits, which costs a look, no more. */
  readonly bit: number
  /** Is it about a key, so that only what can end a listed key is worth asking about? */
  readonly behindKey: boolean
  /** So many digits it wants from here on, in runs that belong together. */
  readonly total: number
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
  /** Group, then the code before -> who is asked, in the order of the rules. */
  readonly candidates: readonly (readonly Candidate[][])[]
  /** What else rules out candidates of a run of digits. */
  readonly byLength: Int32Array
  readonly byFirst: Int32Array
  /** The bits of those who want more digits than there are: index is their number. */
  readonly byTotal: Int32Array
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
  readonly total?: number
  readonly near?: Literal['near']
}

/** The bit of what may begin an encoded character. */
export const ENCODED = 1 << 31
/** In a form a `+` is a space, and has no spaces around it. */
const IN_WORD = `${LETTERS}0123456789%().,:@_-`
/** What begins one, and what stands behind and before it then; see decode.ts. */
const encoders: readonly (readonly [character: string, next: string, before?: string])[] = [
  ['%', HEX_DIGITS],
  ['\\', 'ux/'],
  ['&', '#'],
  ['+', IN_WORD, IN_WORD],
]

export const DIGITS = 1
export const LONGEST_RUN = 34
/** More digits than anybody asks for. */
export const MOST_DIGITS = 13
/** Characters outside ASCII share one place in the tables. */
export const OTHER = 128

const BITS = 31
/** Digits, and the characters that the scan stops at. */
const MOST_GROUPS = 96

export function compile(rules: readonly Rule[], context: RuleContext, keyPairs: KeyPairs): Program {
  const groupOf = new Uint8Array(OTHER + 1).fill(DIGITS, 48, 58)
  const before = new Int32Array(MOST_GROUPS << 8)
  const next = new Int32Array(MOST_GROUPS << 8)
  const byLength = new Int32Array(LONGEST_RUN + 1)
  const byFirst = new Int32Array(OTHER + 1)
  const members: Candidate[][] = [[], []]
  for (const [character, behind, front] of encoders) {
    const group = members.push([]) - 1
    groupOf[character.charCodeAt(0)] = group
    mark(next, ENCODED, behind, group << 8)
    mark(before, ENCODED, front, group << 8)
  }

  /** The bit of a new member of a group. */
  function add(group: number, number: number, literal: string, offset: number, trigger: Around) {
    const rule = rules[number] as Rule
    const list = members[group] as Candidate[]
    const { behindKey = false, total = 0 } = trigger
    const near = (trigger.near ?? []).map(([at, characters]) => [at, tableOf(characters)] as const)
    const front = literal[offset - 1] ?? trigger.before ?? (behindKey ? keyEnds : undefined)
    const bit = 1 << (list.length % BITS)
    const text = { literal, offset, after: codeAt(literal, offset + 1), front }
    list.push({ rule, match: rule.match, number, ...text, bit, behindKey, total, near })
    mark(next, bit, literal[offset + 1] ?? trigger.next, group << 8)
    mark(before, bit, front, group << 8)
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
      byLength[length]! |= bit
    }
    mark(byFirst, bit, trigger.first)
  }

  const offsets = chooseOffsets(rules.flatMap(({ trigger }) => trigger).flatMap(literalOf))
  rules.forEach(({ trigger }, number) => {
    for (const one of [trigger].flat()) {
      if (typeof one === 'string') addLiteral(number, { text: one })
      else if ('text' in one) addLiteral(number, one)
      else addRun(number, one)
    }
  })
  return {
    context,
    keyPairs,
    groupOf,
    before: before.slice(0, members.length << 8),
    next: next.slice(0, members.length << 8),
    byLength,
    byFirst,
    // A bit that others share, who are about no key, rules nobody out.
    keyBits: Int32Array.from(
      members,
      (list) => bitsOf(list, ({ behindKey }) => behindKey) & ~bitsOf(list, (it) => !it.behindKey),
    ),
    byTotal: Int32Array.from({ length: MOST_DIGITS + 1 }, (_, digits) =>
      bitsOf(members[DIGITS] as Candidate[], ({ total }) => total <= digits),
    ),
    candidates: members.map((list) =>
      Array.from({ length: OTHER + 1 }, (_, code) =>
        list.filter(({ front }) => allows(front, code)),
      ),
    ),
    resume: new Float64Array(rules.length),
    encodedAt: -1,
    base: 1,
  }
}

function literalOf(trigger: Trigger): string | readonly string[] {
  if (typeof trigger === 'string') return trigger
  return 'text' in trigger ? trigger.text : []
}

/** The bits of the candidates that are like that. */
function bitsOf(list: readonly Candidate[], are: (candidate: Candidate) => boolean): number {
  return list.filter(are).reduce((bits, { bit }) => bits | bit, 0)
}

/** Sets the bit for these characters; for all when none are given. */
function mark(table: Int32Array, bit: number, characters: string | undefined, at = 0): void {
  for (let code = 0; code <= OTHER; code++) if (allows(characters, code)) table[at + code]! |= bit
}

/** 1 for each of these characters. */
function tableOf(characters: string): Uint8Array {
  return Uint8Array.from({ length: OTHER + 1 }, (_, code) => Number(allows(characters, code)))
}

function allows(characters: string | undefined, code: number): boolean {
  if (characters === undefined) return true
  return code === OTHER
    ? /[^\0-\x7f]/.test(characters)
    : characters.includes(String.fromCharCode(code))
}
