import { BACKSLASH, codeAt, endOf, matchAt } from './chars.ts'

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
 * What stands before a value: ruby's `=>`, go's `:=`, makefiles' `::=`; spaces; the line break of
 * YAML, when the value is on the next line, or of its blocks; colours of terminals; the letter of
 * `@"…"` and `N'…'` in code, or who wraps a literal; its quote.
 */
const opening =
  /[:=>]{0,3}([ \t]{0,16})(?:(?:\\{1,4}u001b|[^\s\w])\[[\d;]{0,12}m[ \t]{0,16})?(?:[|>][-+\d]{0,2}\r?((?:\n|\\n)[ \t]+)|(?:\r?\n|\\n)[ \t]+(?:- )?(?=["']|[^\s:]{1,256}[ \t]*(?:[\r\n\\]|$)))?(?:(?:[@bBfFrRuULNE]|(?:Some|Just|Secret\w{0,8}|String|crypt|md5|sha\d{1,3})\()(?=\\{0,4}["'`]))?(\\{0,4}["'`])?[»“‹«]?/y

/** The value behind the separator, or undefined when there is none. */
export function valueAfter(text: string, separator: number): Value | undefined {
  const [, gap, block, quote = ''] = matchAt(opening, text, separator + 1) ?? []
  const start = opening.lastIndex
  if (block) return { start, end: blockEnd(text, start, block), quote: '', apart: true }
  const end = quote === '' ? valueEnd(text, start) : joinedEnd(text, start, quote)
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

/** How Node prints a text of several lines: `'first\\n' +` and the next part on the next line. */
const joined = /["'`](?:[^\s\w]\[\d{1,2}m)? \+\r?\n {1,64}(?:[^\s\w]\[\d{1,2}m)?["'`]/y

function joinedEnd(text: string, start: number, quote: string): number {
  let end = quotedEnd(text, start, quote)
  while (matchAt(joined, text, end)) end = quotedEnd(text, joined.lastIndex, quote)
  return end
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
    if (code === 34 || code === 39) at = stringEnd(text, at)
    // Bit 32 makes `[` and `]` the same as `{` and `}`.
    if (code === 123) depth++
    else if (code === 125 && --depth === 0) return at + 1
  }
  return text.length
}

/** A bracket in a string is text. What only looks like a string, as an apostrophe does, is none. */
function stringEnd(text: string, at: number): number {
  let first = at
  while (codeAt(text, first - 1) === BACKSLASH) first--
  if (!/[\s:,[{(]/.test(text.charAt(first - 1))) return at
  const end = quotedEnd(text, at + 1, text.slice(first, at + 1))
  // The closing quote has its backslashes, too: left behind, it would look like an opening one.
  return end === text.length ? at : end + at - first
}

/** The end of a value without quotes; what stands right behind a bracket belongs to it. */
export function valueEnd(text: string, start: number): number {
  if (matchAt(hash, text, start)) return hash.lastIndex
  const open = matchAt(className, text, start) ? className.lastIndex : start
  const bracket = (codeAt(text, open) | 32) === 123
  return endOf(text, bareEnd, bracket ? bracketEnd(text, open) : start)
}

/** `$argon2id$v=19$m=65536,t=3,p=4$…`: a hash with its parameters (PHC string format) */
const hash = /\$[a-z\d-]{1,32}\$[^\s"'`<>\\]*/y

/** `Secret { value: 'x' }`, `Uint8Array(5) [ 69, …`: how Node prints what is no plain object */
const className = /[A-Z][\w$]{0,40}(?:\(\d{1,9}\))? (?=[[{]\s)/y

/**
 * A space or quote; what ends a list, only when the next pair or nothing follows, because a password
 * may hold it.
 */
const bareEnd =
  /[ \t\r\n"'`“”»«]|[,;&)\]}<>](?=[\p{L}\d_.-]+[=:]|[^\p{L}\d_.!@#$%^*+~?/-]|$)|\\[nrt"]/gu
