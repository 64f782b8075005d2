import { HEX_DIGITS, LETTERS } from './chars.ts'
import type { DigitRun, Literal, Rule, RuleContext, Trigger } from './define-rule.ts'
import { chooseOffsets } from './stops.ts'
import { keyEnds, type KeyPairs } from './key-pairs.ts'

/** One trigger of a rule. */
export interface Candidate {
  readonly rule: Rule
  /** The rule's place in the list. */
  readonly number: number
  /** Where in the literal its rarest character stands: the one that the scan looks for. */
  readonly offset: number
  /** The literal, when the tables have not compared all of it. */
  readonly literal: string
  readonly near: readonly Near[]
}

/** One of these stands so far from the character that the scan stopped at. */
export interface Near {
  readonly at: number
  readonly table: Uint8Array
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
  /** Group, then the number of a bit -> who is asked; low bits go first, as their rules do. */
  readonly candidates: readonly (readonly (readonly Candidate[])[])[]
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

/** A trigger of either sort, and what may stand around it; undefined: anything. */
interface Member extends Partial<DigitRun & Literal> {
  readonly rule: Rule
  /** The rule's place in the list. */
  readonly number: number
  /** Empty: it is a run of digits. */
  readonly text: string
  /** Where in the text the character stands that the scan stops at. */
  readonly offset: number
}

/** The bit of what may begin an encoded character. */
export const ENCODED = 1 << 31
/** In a form a `+` is a space, and has no spaces around it. */
const IN_WORD = `${LETTERS}0123456789%().,:@_-`
/** What begins one, and what stands behind and before it then; see decode.ts. */
const encoders: readonly (readonly [character: string, next: string, before?: string])[] = [
  ['%', HEX_DIGITS],
  ['\\', 'ux/'],
  ['&', '#qal'],
  ['+', IN_WORD, IN_WORD],
]

export const DIGITS = 1
export const LONGEST_RUN = 34
/** More digits than anybody asks for. */
export const MOST_DIGITS = 13
/** Characters outside ASCII share one place in the tables. */
export const OTHER = 128

const BITS = 31

export function compile(rules: readonly Rule[], context: RuleContext, keyPairs: KeyPairs): Program {
  const groupOf = new Uint8Array(OTHER + 1).fill(DIGITS, 48, 58)
  const groups: Member[][] = [[], []]
  function groupAt(code: number): number {
    return (groupOf[code] ||= groups.push([]) - 1)
  }

  const offsets = chooseOffsets(rules.flatMap(({ trigger }) => trigger).flatMap(literalOf))
  rules.forEach((rule, number) => {
    for (const trigger of [rule.trigger].flat()) {
      const member = { text: '', ...(typeof trigger === 'string' ? { text: trigger } : trigger) }
      const offset = offsets.get(member.text) ?? 0
      const group = member.text === '' ? DIGITS : groupAt(member.text.charCodeAt(offset))
      groups[group]!.push({ ...member, rule, number, offset })
    }
  })

  const places = encoders.map(([character]) => groupAt(character.charCodeAt(0)) << 8)
  const before = new Int32Array(groups.length << 8)
  const next = new Int32Array(groups.length << 8)
  const byLength = new Int32Array(LONGEST_RUN + 1)
  const byFirst = new Int32Array(OTHER + 1)
  const byTotal = new Int32Array(MOST_DIGITS + 1)
  encoders.forEach(([, behind, front], index) => {
    mark(next, ENCODED, behind, places[index])
    mark(before, ENCODED, front, places[index])
  })

  /** Notes in the tables what the bit of a member wants; returns it with what they do not say. */
  function add(member: Member, group: number, bit: number, shared: boolean): Candidate {
    const { rule, number, text, offset, digits, first, next: behind, total = 0, near = [] } = member
    const front = member.before ?? (member.behindKey ? keyEnds : undefined)
    mark(next, bit, text[offset + 1] ?? behind, group << 8)
    mark(before, bit, text[offset - 1] ?? front, group << 8)
    if (digits !== undefined) {
      for (let length = digits[0]; length <= Math.min(digits[1], LONGEST_RUN); length++) {
        byLength[length]! |= bit
      }
      mark(byFirst, bit, first)
      for (let count = total; count <= MOST_DIGITS; count++) byTotal[count]! |= bit
    }
    // The tables know the neighbours of the character, those of the whole literal are further away.
    const untold: Near[] = []
    const look = (at: number, characters: string | undefined): void => {
      if (characters !== undefined) untold.push({ at, table: tableOf(characters) })
    }
    if (shared || offset > 0) look(-1 - offset, front)
    if (digits === undefined && (shared || offset + 1 < text.length))
      look(text.length - offset, behind)
    for (const [at, characters] of near) look(at - offset, characters)
    const isTold = !shared && offset < 2 && text.length < offset + 3
    return { rule, number, offset, literal: isTold ? '' : text, near: untold }
  }

  const keyBits = new Int32Array(groups.length)
  const candidates = groups.map((members, group) => {
    const byBit: Candidate[][] = []
    // When there are more of them than bits, neighbours share one.
    const share = Math.max(1, members.length / BITS)
    members.forEach((member, index) => {
      const number = Math.floor(index / share)
      const list = (byBit[number] ??= [])
      list.push(add(member, group, 1 << number, share > 1))
      if (member.behindKey && share === 1) keyBits[group]! |= 1 << number
    })
    return byBit
  })
  return {
    context,
    keyPairs,
    groupOf,
    before,
    next,
    byLength,
    byFirst,
    byTotal,
    keyBits,
    candidates,
    resume: new Float64Array(rules.length),
    encodedAt: -1,
    base: 1,
  }
}

function literalOf(trigger: Trigger): string | readonly string[] {
  if (typeof trigger === 'string') return trigger
  return 'text' in trigger ? trigger.text : []
}

/** Sets the bit for these characters; for all when none are given. */
function mark(table: Int32Array, bit: number, characters: string | undefined, at = 0): void {
  for (let code = 0; code <= OTHER; code++) if (allows(characters, code)) table[at + code]! |= bit
}

/** 1 for each of these characters. */
function tableOf(characters: string | undefined): Uint8Array {
  return Uint8Array.from({ length: OTHER + 1 }, (_, code) => Number(allows(characters, code)))
}

function allows(characters: string | undefined, code: number): boolean {
  if (characters === undefined) return true
  return code === OTHER
    ? /[^\0-\x7f]/.test(characters)
    : characters.includes(String.fromCharCode(code))
}
