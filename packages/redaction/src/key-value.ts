import {
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
 * The scan and two rules ask about a separator; all but the first get the answer of the first. The text is compared
 * by reference in practice: both ask about the same one.
 */
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
  if (color > 2 && codeAt(text, separator - color - 1) === 27) return separator - color - 1
  if (is(before, LETTER)) return separator
  let at = separator
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

/**
 * What stands before a value: ruby's `=>`, go's `:=`, makefiles' `::=`; spaces; the line break of
 * YAML, when the value is on the next line, or of its blocks; colours of terminals; the letter of
 * `@"…"` and `N'…'` in code, or who wraps a literal; its quote.
 */
const opening =
  /[:=>]{0,3}([ \t]{0,16})(?:(?:\\{1,4}u001b|[^\s\w])\[[\d;]{0,12}m[ \t]{0,16})?(?:[|>][-+\d]{0,2}\r?((?:\n|\\n)[ \t]+)|(?:\r?\n|\\n)[ \t]+(?:- )?(?=["']|[^\s:]{1,256}[ \t]*(?:[\r\n\\]|$)))?(?:(?:[@bBfFrRuULNE]|(?:Some|Just|Secret\w{0,8}|String|crypt|md5|sha\d{1,3})\()(?=\\{0,4}["'`]))?(\\{0,4}["'`])?/y

/** The value behind the separator, or undefined when there is none. */
export function valueAfter(text: string, separator: number): Value | undefined {
  const [, gap, block, quote = ''] = matchAt(opening, text, separator + 1) ?? []
  const start = opening.lastIndex
  if (block) return { start, end: blockEnd(text, start, block), quote: '', apart: true }
  const end = quote === '' ? valueEnd(text, start) : quotedEnd(text, start, quote)
  return quote === '' && end === start ? undefined : { start, end, quote, apart: gap !== '' }
}

/** A block of YAML: the lines with at least the indent of the first, and empty ones between. */
function blockEnd(text: string, start: number, lead: string): number {
  const line = lead.trimEnd() === '' ? '\n' : '\\n'
  let end = text.indexOf(line, start)
  while (end >= 0) {
    let next = end
    while (text.startsWith(line, next + line.length)) next += line.length
    if (!text.startsWith(lead, next)) return end
    end = text.indexOf(line, next + line.length)
  }
  return text.length
}

/** The closing quote has as many backslashes as the opening one; a quote inside has more. */
function quotedEnd(text: string, start: number, quote: string): number {
  const sign = quote.at(-1) ?? ''
  for (let at = text.indexOf(sign, start); at >= 0; at = text.indexOf(sign, at + 1)) {
    let backslashes = 0
    while (codeAt(text, at - 1 - backslashes) === BACKSLASH) backslashes++
    if (quote.length > 1 && backslashes === quote.length - 1) return at - backslashes
    if (quote.length > 1 || backslashes % 2 === 1) continue
    // The doubled one of SQL is a quote inside.
    if (sign !== "'" || at === start || text[at + 1] !== sign) return at
    at++
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
  return endOf(text, bareEnd, bracket ? bracketEnd(text, start) : start)
}

/**
 * A space or quote; what ends a list, only when the next pair or nothing follows, because a password
 * may hold it.
 */
const bareEnd =
  /[ \t\r\n"'`“”»«]|[,;&)\]}<>](?=[\p{L}\d_.-]+[=:]|[^\p{L}\d_.!@#$%^*+~?/-]|$)|\\[nrt"]/gu

/** Where the first of these stands, or the text ends. */
export function endOf(text: string, pattern: RegExp, from: number): number {
  return matchAt(pattern, text, from)?.index ?? text.length
}
