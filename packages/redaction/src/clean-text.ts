import { isSpent } from './budget.ts'
import { type Decoded, decode } from './decode.ts'
import { LOOKAHEAD, MOST_FINDINGS } from './limits.ts'
import { CUT, REDACTED } from './markers.ts'
import type { CompletePolicy, Hatch } from './policy.ts'
import type { Position } from './position.ts'
import type { Program } from './compile.ts'
import { type Found, scan } from './scan.ts'

/** Removing one finding can lay open another; text that does not settle is not let out. */
const PASSES = 6

/** A label with part of a value in it is a series a person; a resource is one for every record. */
const fixedMarkers: ReadonlySet<Position> = new Set([
  'metric.label',
  'resource.attributes',
  'scope',
])

export type CleanText = (text: string, program: Program, position: Position) => string

/** Replaces what the rules find until they find nothing, so cleaning twice changes nothing. */
export function createCleanText(
  policy: CompletePolicy,
  report: (rule: string, position: Position) => void,
  exempt: (hatch: Hatch, position: Position) => void,
): CleanText {
  const { replace, limits } = policy
  let allowed = 0

  function once(text: string, program: Program, position: Position, pass: number): string {
    const tooLong = text.length > limits.text
    const window = tooLong ? text.slice(0, limits.text + LOOKAHEAD) : text
    const seen = look(window, program, policy)
    allowed = seen?.allowed ?? 0
    if (!tooLong && seen === undefined) return text
    const { found = none, until = window.length } = seen ?? {}
    if (!tooLong && until === text.length) return apply(text, found, position)
    // Markers can be longer than what they stand for: each time there is more room for them.
    const room = limits.text - CUT.length - pass * (limits.text >> 4)
    const cut = cutBefore(window, Math.min(room, until), found)
    const kept = found.filter(({ end }) => end <= cut)
    const head = apply(window.slice(0, cut), kept, position) + CUT
    if (head === text) return text
    report('limit', position)
    return head
  }

  function apply(text: string, found: readonly Found[], position: Position): string {
    let clean = ''
    let last = 0
    for (const finding of found) {
      report(finding.rule.name, position)
      clean += text.slice(last, finding.start) + markerOf(finding, text, position)
      last = finding.end
    }
    return clean + text.slice(last)
  }

  function markerOf(found: Found, text: string, position: Position): string {
    const { rule, start, end, marker, reads } = found
    const own = replace.get(rule.name)
    if (own === undefined && marker !== undefined) return marker
    const replacement = own ?? rule.replace
    if (typeof replacement === 'string') return replacement
    if (fixedMarkers.has(position)) return `[${rule.name}]`
    const result = replaced(replacement, reads ?? text.slice(start, end))
    if (result === undefined) {
      report('fault', position)
      return REDACTED
    }
    const encoded = reads !== undefined && text.slice(start, end).includes('%')
    return encoded ? encodeURIComponent(result.toWellFormed()) : result
  }

  return (text, program, position) => {
    let current = text
    let fault = 'fault'
    try {
      for (let pass = 0; pass < PASSES; pass++) {
        const next = once(current, program, position, pass)
        if (next === current) {
          for (; allowed > 0; allowed--) exempt('allowValues', position)
          return current
        }
        current = next
      }
    } catch {
      if (isSpent()) fault = 'budget'
    }
    report(fault, position)
    return REDACTED
  }
}

/** How much longer than what it stands for a replacement may be: room for a pseudonym. */
const ROOM = 64

/** A function that fails, or gives back what it was given, replaces nothing. */
function replaced(replacement: (found: string) => unknown, found: string): string | undefined {
  try {
    const result = replacement(found)
    const fits = typeof result === 'string' && result.length <= found.length + ROOM
    return fits && !result.includes(found) ? result : undefined
  } catch {
    return undefined
  }
}

/** What was found, in order; behind `until` nobody has looked. */
interface Seen {
  readonly found: readonly Found[]
  readonly until: number
  /** Findings that `allowValues` lets out. */
  readonly allowed: number
}

const none: readonly Found[] = []

/** What the rules find, without the contact data that the policy lets out by exact value. */
export function findingsOf(
  text: string,
  program: Program,
  policy: CompletePolicy,
): readonly Found[] {
  return look(text, program, policy)?.found ?? none
}

/** Looks at the text as it is and as it reads; undefined when there is nothing to see. */
function look(text: string, program: Program, { allowValues }: CompletePolicy): Seen | undefined {
  const plain = scan(text, program)
  const { encodedAt } = program
  if (plain === undefined && encodedAt < 0) return undefined
  const decoded = encodedAt < 0 ? undefined : decode(text, encodedAt)
  const hidden = decoded && scan(decoded.text, program)
  if (plain === undefined && hidden === undefined) return undefined
  const placed = hidden?.map((found) => inOriginal(found, decoded as Decoded)) ?? none
  const until = Math.min(seenUntil(plain, text), seenUntil(placed, text))
  const all = merge(plain ?? none, placed).filter(({ end }) => end <= until)
  const found = all.filter(
    ({ rule, start, end, reads }) =>
      rule.kind === 'secret' ||
      rule.name === 'keyed-person' ||
      !allowValues.has(reads ?? text.slice(start, end)),
  )
  return { found, until, allowed: all.length - found.length }
}

function seenUntil(found: readonly Found[] = none, text: string): number {
  return found.length < MOST_FINDINGS ? text.length : (found.at(-1) as Found).end
}

/** A finding of the decoded text, at its place in the encoded one. */
function inOriginal(found: Found, { text, origins }: Decoded): Found {
  const [start, end] = [origins[found.start] as number, origins[found.end] as number]
  return { ...found, start, end, reads: text.slice(found.start, found.end) }
}

/** What was seen in the text itself goes first: only there the marker fits its surroundings. */
function merge(plain: readonly Found[], hidden: readonly Found[]): readonly Found[] {
  if (hidden.length === 0) return plain
  const merged: Found[] = []
  let next = 0
  for (const found of hidden) {
    while (next < plain.length && plain[next]!.end <= found.start) merged.push(plain[next++]!)
    if (!(next < plain.length && plain[next]!.start < found.end)) merged.push(found)
  }
  return merged.concat(plain.slice(next))
}

const LONGEST_WORD = 256

/** Never inside a word, a finding or a surrogate pair. */
function cutBefore(text: string, at: number, found: readonly Found[]): number {
  let cut = at
  while (cut > 0 && at - cut < LONGEST_WORD && !isSpace(text, cut - 1)) cut--
  if (isSpace(text, at) || cut === 0 || !isSpace(text, cut - 1)) cut = at
  // The last word can be part of a finding that ends where it does.
  const across = found.find(({ start, end }) => start < cut && end > cut)
  if (across !== undefined) return across.start
  const low = text.charCodeAt(cut)
  return low >= 0xdc00 && low <= 0xdfff ? cut - 1 : cut
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}
