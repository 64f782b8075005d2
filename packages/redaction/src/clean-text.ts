import { LOOKAHEAD } from './limits.ts'
import { CUT, REDACTED } from './markers.ts'
import type { CompletePolicy } from './policy.ts'
import { percentDecode } from './percent.ts'
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
): CleanText {
  const { replace, limits } = policy

  function once(text: string, program: Program, position: Position): string {
    const tooLong = text.length > limits.text
    const window = tooLong ? text.slice(0, limits.text + LOOKAHEAD) : text
    const found = findingsOf(window, program, policy)
    if (!tooLong) return found.length === 0 ? text : apply(text, found, position)
    const cut = cutBefore(window, limits.text - CUT.length, found)
    const kept = found.filter(({ end }) => end <= cut)
    const head = apply(window.slice(0, cut), kept, position) + CUT
    return head === text ? text : head
  }

  function apply(text: string, found: readonly Found[], position: Position): string {
    let clean = ''
    let last = 0
    for (const finding of found) {
      clean += text.slice(last, finding.start) + markerOf(finding, text, position)
      last = finding.end
      report(finding.rule.name, position)
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
    const result: unknown = replacement(reads ?? text.slice(start, end))
    if (typeof result !== 'string') return REDACTED
    return reads === undefined ? result : encodeURIComponent(result.toWellFormed())
  }

  return (text, program, position) => {
    let current = text
    for (let pass = 0; pass < PASSES; pass++) {
      const next = once(current, program, position)
      if (next === current) return current
      if (pass === 0 && text.length > limits.text) report('limit', position)
      current = next
    }
    report('fault', position)
    return REDACTED
  }
}

const none: readonly Found[] = []

/** What the rules find, without the contact data that the policy lets out by exact value. */
export function findingsOf(
  text: string,
  program: Program,
  { allowValues }: CompletePolicy,
): readonly Found[] {
  const found = withEncoded(scan(text, program), text, program)
  if (allowValues.size === 0) return found
  return found.filter(
    ({ rule, start, end, reads }) =>
      rule.kind === 'secret' || !allowValues.has(reads ?? text.slice(start, end)),
  )
}

/** Adds what only shows when percent-encoding is undone, at its place in the encoded text. */
function withEncoded(
  plain: readonly Found[] = none,
  text: string,
  program: Program,
): readonly Found[] {
  const decoded = percentDecode(text)
  const hidden = decoded && scan(decoded.text, program)
  if (decoded === undefined || hidden === undefined) return plain
  const merged: Found[] = []
  let next = 0
  for (const found of hidden) {
    const start = decoded.origins[found.start] ?? 0
    const end = decoded.origins[found.end] ?? text.length
    while (next < plain.length && plain[next]!.end <= start) merged.push(plain[next++]!)
    const taken = next < plain.length && plain[next]!.start < end
    const reads = decoded.text.slice(found.start, found.end)
    if (!taken) merged.push({ ...found, start, end, reads })
  }
  return merged.concat(plain.slice(next))
}

/** Never inside a finding, a word or a surrogate pair. */
function cutBefore(text: string, at: number, found: readonly Found[]): number {
  const across = found.find(({ start, end }) => start < at && end > at)
  if (across !== undefined) return across.start
  const word = text.slice(0, at).search(/\S{1,256}$/)
  const start =
    word > 0 && /\S/.test(text.charAt(at)) && /\s/.test(text.charAt(word - 1)) ? word : at
  const low = text.charCodeAt(start)
  return low >= 0xdc00 && low <= 0xdfff ? start - 1 : start
}
