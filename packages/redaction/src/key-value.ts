import {
  codeAt,
  escapeBefore,
  is,
  isDigit,
  isForeignLetter,
  KEY,
  LETTER,
  runStart,
} from './chars.ts'
import type { RuleContext } from './define-rule.ts'
import type { MayBeListed } from './key-endings.ts'

const LONGEST_KEY = 64
const LONGEST_GAP = 16
const BACKSLASH = 92

/** A value behind `:` or `=`, without its quotes. */
export interface Value {
  readonly start: number
  readonly end: number
  /** The quote with its backslashes (`\"` in JSON within JSON), or empty. */
  readonly quote: string
  /** Do spaces stand between separator and value? */
  readonly apart: boolean
}

/**
 * Two rules ask about each separator; the second gets the answer of the first. The text is compared
 * by reference in practice: both ask about the same one.
 */
export function createListedKeyEnd(mayBeListed: MayBeListed): RuleContext['listedKeyEnd'] {
  let knownText = ''
  let knownSeparator = -1
  let knownFrom = -1
  let known = -1
  return (text, separator, from) => {
    if (separator === knownSeparator && from === knownFrom && text === knownText) return known
    const end = keyEnd(text, separator, from)
    known = end > from && mayBeListed(text, end) ? end : -1
    knownText = text
    knownSeparator = separator
    knownFrom = from
    return known
  }
}

/** Where the key before a separator ends: spaces, quotes and brackets are not part of it. */
function keyEnd(text: string, separator: number, from: number): number {
  if (separator <= from) return -1
  const before = codeAt(text, separator - 1)
  if (is(before, LETTER)) return separator
  if (isDigit(before) && isClock(text, separator)) return -1
  let at = separator
  // != of comparisons, ?= of makefiles
  if (before === 33 || before === 63) at--
  while (at > from && isBlank(codeAt(text, at - 1)) && separator - at < LONGEST_GAP) at--
  at = withoutIndex(text, at, from)
  const quotes = at
  while (at > from && isClosing(codeAt(text, at - 1)) && quotes - at < 6) at--
  return at
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

/** `10:25`: what is most often found before a colon. */
function isClock(text: string, colon: number): boolean {
  return (
    colon >= 2 &&
    colon + 1 < text.length &&
    isDigit(codeAt(text, colon - 2)) &&
    isDigit(codeAt(text, colon + 1))
  )
}

/** `"`, `'`, backtick, `]` of `params[password]`, and the backslash of JSON within JSON. */
function isClosing(code: number): boolean {
  return code === 34 || code === 39 || code === 96 || code === 93 || code === BACKSLASH
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'" || character === '`'
}

/** The quote behind a key, with its backslashes; empty when the key has none. */
export function closingQuote(text: string, keyEnd: number): string {
  let at = keyEnd
  while (codeAt(text, at) === BACKSLASH && at - keyEnd < 4) at++
  return isQuote(text[at]) ? text.slice(keyEnd, at + 1) : ''
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

/** `password:` of YAML with its value on the next line, which is indented. */
const nextLine = /[|>]?[-+]?(?:\r?\n|\\n)[ \t]+(?:- )?(?=["']|[^\s:]{1,256}[ \t]*(?:[\r\n\\]|$))/y
/** `@"…"` and `b'…'` of code */
const prefixes = '@bBfFrRuUL'

/** : = > */
function isSeparator(code: number): boolean {
  return code === 58 || code === 61 || code === 62
}

/** The value behind the separator, or undefined when there is none. */
export function valueAfter(text: string, separator: number): Value | undefined {
  let at = separator + 1
  // ruby's =>, go's :=, makefiles' ::=, comparisons
  while (isSeparator(codeAt(text, at)) && at - separator < 4) at++
  const gap = at
  while (isBlank(codeAt(text, at)) && at - gap < LONGEST_GAP) at++
  const apart = at > gap
  if ('\r\n|>\\'.includes(text.charAt(at))) {
    nextLine.lastIndex = at
    if (nextLine.test(text)) at = nextLine.lastIndex
  }
  if (isQuote(text[at + 1]) && prefixes.includes(text.charAt(at))) at++
  let open = at
  while (codeAt(text, open) === BACKSLASH && open - at < 4) open++
  if (isQuote(text[open])) {
    const quote = text.slice(at, open + 1)
    return { start: open + 1, end: quotedEnd(text, open + 1, quote), quote, apart }
  }
  const end = valueEnd(text, at)
  return end > at ? { start: at, end, quote: '', apart } : undefined
}

/** The closing quote has as many backslashes as the opening one; a quote inside has more. */
function quotedEnd(text: string, start: number, quote: string): number {
  const sign = quote.at(-1) ?? ''
  for (let at = text.indexOf(sign, start); at >= 0; at = text.indexOf(sign, at + 1)) {
    let backslashes = 0
    while (codeAt(text, at - 1 - backslashes) === BACKSLASH) backslashes++
    if (backslashes === quote.length - 1) return at - backslashes
    if (quote.length === 1 && backslashes % 2 === 0) return at
  }
  return text.length
}

/** `{…}` or `[…]`; cut text has no end, and then all of it is the value. */
function bracketEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const code = codeAt(text, at) | 32
    // Bit 32 makes `[` and `]` the same as `{` and `}`.
    if (code === 123) depth++
    else if (code === 125 && --depth === 0) return at + 1
  }
  return text.length
}

/** The end of a value without quotes; what stands right behind a bracket belongs to it. */
export function valueEnd(text: string, start: number): number {
  const bracket = (codeAt(text, start) | 32) === 123
  return bareEnd(text, bracket ? bracketEnd(text, start) : start)
}

const END = 1
/** Ends it only when the next pair or nothing follows, because a password may hold it. */
const MAY_END = 2
const endings = new Uint8Array(128)
for (const sign of ' \t\r\n"\'`') endings[sign.charCodeAt(0)] = END
for (const sign of ',;&)]}<>') endings[sign.charCodeAt(0)] = MAY_END

/** Up to a space or quote, or to what ends a list. */
function bareEnd(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code > 127) {
      if ('“”»«'.includes(text.charAt(at))) break
    } else if (endings[code] !== 0) {
      if (endings[code] === END || endsPair(text, at + 1)) break
    } else if (code === BACKSLASH && 'nrt"'.includes(text.charAt(at + 1))) break
  }
  return at
}

function endsPair(text: string, next: number): boolean {
  let at = next
  while (isKeyPart(codeAt(text, at))) at++
  const code = codeAt(text, at)
  if (at > next) return code === 61 || code === 58
  return code === 0 || !'!@#$%^*+~?/'.includes(text.charAt(at))
}
