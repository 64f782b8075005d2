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

const table = new Uint8Array(128)
mark('0123456789', DIGIT | HEX | WORD | BASE64URL | KEY | LOCAL)
mark('abcdefABCDEF', HEX)
mark(
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
  LETTER | WORD | BASE64URL | KEY | LOCAL,
)
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

/** A letter outside ASCII, near enough: umlauts, Greek, CJK; not quotes, dashes or spaces. */
export function isForeignLetter(code: number): boolean {
  return code >= 0xc0 && (code < 0x2000 || code > 0x303f)
}

/** Continues a word, in any script. */
export function isWordlike(code: number): boolean {
  return is(code, WORD) || isForeignLetter(code)
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
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
