import {
  BACKSLASH,
  codeAt,
  escapeBefore,
  is,
  isDigit,
  isForeignLetter,
  KEY,
  LETTER,
  runStart,
  matchAt,
} from './chars.ts'
import type { RuleContext } from './define-rule.ts'
import { isForbidden, type Keys } from './keys.ts'

const LONGEST_KEY = 64
const LONGEST_GAP = 16
const ESCAPE = 27

/** The scan and two rules ask about a separator; all but the first get the answer of the first. */
export function createListedKeyEnd({ mayBeListed, verdict }: Keys): RuleContext['listedKeyEnd'] {
  function isListed(text: string, end: number, from: number): boolean {
    if (!mayBeListed(text, end)) return false
    const start = keyStart(text, end, from)
    const first = phraseStart(text, start, from)
    return (
      isForbidden(verdict(text.slice(start, end))) ||
      (first < start && verdict(text.slice(first, end)).kind === 'secret')
    )
  }

  let knownText = ''
  let knownSeparator = -1
  let knownFrom = -1
  let known = -1
  return (text, separator, from) => {
    if (separator === knownSeparator && from === knownFrom && text === knownText) return known
    const end = keyEnd(text, separator, from)
    known = end > from && isListed(text, end, from) ? end : -1
    knownText = text
    knownSeparator = separator
    knownFrom = from
    return known
  }
}

/** The key in the text if it is a secret's; two words when one is not enough (`API key`). */
export function secretKey(
  text: string,
  end: number,
  from: number,
  verdict: Keys['verdict'],
): string | undefined {
  const start = keyStart(text, end, from)
  return [start, phraseStart(text, start, from)]
    .map((first) => text.slice(first, end))
    .find((key) => verdict(key).kind === 'secret')
}

/** Where the word before this one starts; where this one does, when there is none. */
function phraseStart(text: string, start: number, from: number): number {
  const hasWord = start - 1 > from && text[start - 1] === ' ' && isKeyPart(codeAt(text, start - 2))
  return hasWord ? keyStart(text, start - 1, from) : start
}

/** Where the key before a separator ends: spaces, quotes and brackets are not part of it. */
function keyEnd(text: string, separator: number, from: number): number {
  if (separator <= from) return -1
  const before = codeAt(text, separator - 1)
  // ESC[36mtokenESC[0m=…
  const color = before === 109 ? escapeBefore(text, separator) : 0
  const colored = color > 2 && codeAt(text, separator - color - 1) === ESCAPE
  if (!colored && is(before, LETTER)) return separator
  let at = colored ? separator - color - 1 : separator
  // != of comparisons, ?= of makefiles
  if (before === 33 || before === 63) at--
  while (at > from && isBlank(codeAt(text, at - 1)) && separator - at < LONGEST_GAP) at--
  at = withoutIndex(text, at, from)
  const quotes = at
  // `]` of `params[password]`, the backslash of JSON within JSON
  while (at > from && closesKey(codeAt(text, at - 1)) && quotes - at < 6) at--
  return at
}

/** " ' ` ] and the backslash */
function closesKey(code: number): boolean {
  return code === 34 || code === 39 || code === 96 || code === 93 || code === BACKSLASH
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/** `password[]` and `token[0]` of forms are the key without the index. */
function withoutIndex(text: string, end: number, from: number): number {
  let at = end
  while (at > from && codeAt(text, at - 1) === 93 && end - at < 8) {
    let open = at - 1
    while (isDigit(codeAt(text, open - 1)) && at - open < 4) open--
    if (open <= from || codeAt(text, open - 1) !== 91) break
    at = open - 1
  }
  return at
}

const closing = /\\{0,4}["'`]/y

/** Does nothing stand between a key and its separator, but perhaps the end of its colour? */
export function isBare(text: string, keyEnd: number, separator: number): boolean {
  return keyEnd === separator || codeAt(text, keyEnd) === ESCAPE
}

/** The quote behind a key, with its backslashes; empty when the key has none. */
export function closingQuote(text: string, keyEnd: number): string {
  return matchAt(closing, text, keyEnd)?.[0] ?? ''
}

/** Where the word before `end` starts: the letters of an escape are none of it. */
export function wordStart(text: string, end: number, bits: number, first: number): number {
  return behindEscape(text, runStart(text, end, bits, first), end)
}

export function keyStart(text: string, end: number, from: number): number {
  const first = Math.max(from, end - LONGEST_KEY)
  let at = end
  while (at > first && isKeyPart(codeAt(text, at - 1))) at--
  return behindEscape(text, at, end)
}

/** Escapes begin with a backslash or a bracket, so that most words are not looked through. */
function behindEscape(text: string, start: number, end: number): number {
  const before = codeAt(text, start - 1)
  if (before !== BACKSLASH && before !== 91 && before !== 59) return start
  let at = end
  while (at > start && escapeBefore(text, at) === 0) at--
  return at
}

function isKeyPart(code: number): boolean {
  return is(code, KEY) || isForeignLetter(code)
}
