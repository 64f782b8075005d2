/** What an ASCII character can be; one table look-up instead of a regular expression. */
export const DIGIT = 1
export const LETTER = 2
export const HEX = 4
/** Part of an identifier: letters, digits, `_`. */
export const WORD = 8
/** base64url: letters, digits, `-`, `_`. */
export const BASE64URL = 16
/** Part of a key in text: identifier, `-`, `.`. */
export const KEY = 32
/** Space, tab, line feed, carriage return. */
export const SPACE = 64
/** Local part of an e-mail address without quotes. */
export const LOCAL = 128

/** Every letter and every hexadecimal digit, for what may stand around a trigger. */
export const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** The letters that hexadecimal ids in small letters do not have. */
export const NO_HEX = LETTERS.replace('abcdef', '')
/** What tokens are made of: RFC 4648, 5. */
export const TOKEN = `${LETTERS}0123456789-_`
export const HEX_DIGITS = '0123456789abcdefABCDEF'

const table = new Uint8Array(128)
mark('0123456789', DIGIT | HEX | WORD | BASE64URL | KEY | LOCAL)
mark('abcdefABCDEF', HEX)
mark(LETTERS, LETTER | WORD | BASE64URL | KEY | LOCAL)
mark('_', WORD | BASE64URL | KEY | LOCAL)
mark('-', BASE64URL | KEY | LOCAL)
mark('.', KEY | LOCAL)
mark("+'%!#^~", LOCAL)
mark(' \t\n\r', SPACE)

function mark(characters: string, bits: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0)
    table[code] = (table[code] ?? 0) | bits
  }
}

/**
 * The code at an index, 0 outside of the text. `charCodeAt` gives NaN there, and one NaN is enough
 * to make the engine compute all codes in floating point.
 */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0
}

/** Is the ASCII character with this code one of `bits`? */
export function is(code: number, bits: number): boolean {
  return code < 128 && ((table[code] ?? 0) & bits) !== 0
}

/** No letters, from U+2000 on. */
const noLetters = [
  [0x2000, 0x303f], // spaces, dashes, quotes, arrows, symbols, CJK punctuation
  [0xd800, 0xf8ff], // halves of emoji, private use
  [0xfe00, 0xfe6f], // variation selectors, small forms
  [0xfeff, 0xff0f], // byte order mark, full-width punctuation
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xffe0, 0xffff],
] as const

/** A letter outside ASCII, near enough: umlauts, Greek, CJK; not quotes, emoji or spaces. */
export function isForeignLetter(code: number): boolean {
  if (code < 0x2000) return code >= 0xc0
  return !noLetters.some(([first, last]) => code >= first && code <= last)
}

/** Continues a word, in any script. */
export function isWordlike(code: number): boolean {
  return is(code, WORD) || isForeignLetter(code)
}

export const BACKSLASH = 92

/**
 * How many characters before `at` are an escape: `\n` and `\u000a` in JSON within text, `ESC[31m`
 * and its like on terminals. Their letters belong to no word. 0: none.
 */
export function escapeBefore(text: string, at: number): number {
  const last = codeAt(text, at - 1)
  if (!is(last, WORD)) return 0
  if (codeAt(text, at - 2) === BACKSLASH && 'bfnrtv'.includes(text.charAt(at - 1))) return 2
  if (last === 109) return colorBefore(text, at)
  if (!is(last, HEX)) return 0
  // \u000a, \x0a
  if (codeAt(text, at - 6) === BACKSLASH && codeAt(text, at - 5) === 117) return 6
  return codeAt(text, at - 4) === BACKSLASH && codeAt(text, at - 3) === 120 ? 4 : 0
}

const LONGEST_COLOR = 16

/** `ESC [ 1 ; 31 m` */
function colorBefore(text: string, at: number): number {
  let start = at - 1
  while (
    at - start < LONGEST_COLOR &&
    (isDigit(codeAt(text, start - 1)) || text[start - 1] === ';')
  ) {
    start--
  }
  return codeAt(text, start - 1) === 91 ? at - start + 1 : 0
}

/** Does a word go on before `at`? An escape is none, so `\nDE89…` in JSON starts at the `D`. */
export function isWordBefore(text: string, at: number): boolean {
  return isWordlike(codeAt(text, at - 1)) && escapeBefore(text, at) === 0
}

/** The same for tokens of base64url. */
export function isTokenBefore(text: string, at: number): boolean {
  return is(codeAt(text, at - 1), BASE64URL) && escapeBefore(text, at) === 0
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** What stands before `at`, so many characters of it, and nothing before `from`. */
export function textBefore(text: string, at: number, length: number, from = 0): string {
  return text.slice(Math.max(from, at - length), at)
}

/** The first index at or after `from` whose character is none of `bits`; at most `limit`. */
export function runEnd(text: string, from: number, bits: number, limit = text.length): number {
  let at = from
  while (at < limit && is(text.charCodeAt(at), bits)) at++
  return at
}

/** The start of the run of `bits` that ends before `to`; at least `limit`. */
export function runStart(text: string, to: number, bits: number, limit: number): number {
  let at = to
  while (at > limit && is(text.charCodeAt(at - 1), bits)) at--
  return at
}

/** Does an expression that is sticky match right there? Its `lastIndex` is the end then. */
export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** What an expression that is sticky finds right there, and one that is global from there on. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where the first of these stands, or the text ends. */
export function endOf(text: string, pattern: RegExp, from: number): number {
  return matchAt(pattern, text, from)?.index ?? text.length
}
