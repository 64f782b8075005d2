import { BACKSLASH, is, HEX, isDigit } from './chars.ts'

/** An encoded text as it reads, and where each of its characters stands in the original. */
export interface Decoded {
  readonly text: string
  /** Index in `text` -> index in the original; one more entry for the end. */
  readonly origins: Uint32Array
}

/** A link in a link's parameter is encoded twice; what is encoded more often, nobody follows. */
const ROUNDS = 2
const CHUNK = 8_192

/**
 * Reads `DE89%203704%2B…`, `https:\/\/…`, `\u0026sig=…`, `&#64;`, `&quot;`, full-width digits and
 * letters with invisible characters between them the way their receiver will. Without it, an encoded
 * space between two groups hides a number, and an encoded colon a password.
 *
 * @param from nothing before it is encoded
 * @returns undefined when nothing is (RFC 3986, 2.1; RFC 8259, 7; HTML, 13.5; Unicode NFKC, Cf)
 */
export function decode(text: string, from = 0): Decoded | undefined {
  let decoded: Decoded | undefined
  for (let round = 0; round < ROUNDS; round++) {
    const before = decoded
    const form = before === undefined && text.includes('=')
    const next = decodeOnce(before?.text ?? text, before === undefined ? from : 0, form)
    if (next === undefined) return before
    decoded = before === undefined ? next : { ...next, origins: next.origins.map(originIn(before)) }
  }
  return decoded
}

function originIn({ origins }: Decoded): (at: number) => number {
  return (at) => origins[at] as number
}

/** What `read` has read: so many characters stand for this one; -1: for nothing at all. */
let width = 0

function decodeOnce(text: string, from: number, form: boolean): Decoded | undefined {
  const { length } = text
  let at = from
  while (at < length && read(text, at, form) === text.charCodeAt(at) && width === 1) at++
  if (at === length) return undefined
  const codes = new Uint16Array(length)
  const origins = new Uint32Array(length + 1)
  for (let index = 0; index < at; index++) {
    codes[index] = text.charCodeAt(index)
    origins[index] = index
  }
  let size = at
  while (at < length) {
    const code = read(text, at, form)
    if (code > 0xffff) {
      codes[size] = 0xd800 + ((code - 0x1_0000) >> 10)
      origins[size++] = at
    }
    if (code >= 0) {
      codes[size] = code > 0xffff ? 0xdc00 | (code & 0x3ff) : code
      origins[size++] = at
    }
    at += width
  }
  origins[size] = length
  return { text: textOf(codes.subarray(0, size)), origins: origins.subarray(0, size + 1) }
}

function textOf(codes: Uint16Array): string {
  let text = ''
  for (let at = 0; at < codes.length; at += CHUNK) {
    text += Reflect.apply(String.fromCharCode, undefined, codes.subarray(at, at + CHUNK)) as string
  }
  return text
}

/** The character that is written at `at`, and in `width` how many characters it takes to write. */
function read(text: string, at: number, form: boolean): number {
  const code = text.charCodeAt(at)
  width = 1
  if (code > 127) return isDisguise(code) ? undisguised(code) : code
  if (code === PERCENT) return percent(text, at)
  if (code === BACKSLASH) return escaped(text, at)
  if (code === AMPERSAND) return entity(text, at)
  // In a form a space is a `+`: https://url.spec.whatwg.org/#application/x-www-form-urlencoded
  return code === PLUS && form ? SPACE : code
}

const SPACE = 32
const PERCENT = 37
const AMPERSAND = 38
const PLUS = 43
const SLASH = 47
const SOFT_HYPHEN = 173

function escaped(text: string, at: number): number {
  const letter = text.charCodeAt(at + 1)
  // \/ \u0040 \x40
  const digits = letter === 117 ? 4 : letter === 120 ? 2 : 0
  const code = letter === SLASH ? SLASH : digits > 0 ? hex(text, at + 2, digits) : -1
  if (code < 0) return BACKSLASH
  width = 2 + digits
  return code
}

const named = new Map(Object.entries({ quot: 34, amp: 38, apos: 39, lt: 60, gt: 62, nbsp: SPACE }))

/** `&#64;`, `&#x40;`, and what HTML escapes by name */
function entity(text: string, at: number): number {
  const found = /^&(?:#(?:x([\da-f]{1,6})|(\d{1,7}))|([a-z]{2,4}));/i.exec(text.slice(at, at + 10))
  if (found === null) return AMPERSAND
  const [whole, hexadecimal = '', decimal = '', name = ''] = found
  const code = named.get(name) ?? (hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal))
  if (code > 0x10_ffff || (name !== '' && !named.has(name))) return AMPERSAND
  width = whole.length
  return code
}

/** One character of UTF-8. What is none is read byte by byte: it had some other character set. */
function percent(text: string, at: number): number {
  const first = hex(text, at + 1, 2)
  if (first < 0) return PERCENT
  width = 3
  if (first < 0x80) return first
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0
  let code = first & (0x3f >> more)
  for (let index = 1; index <= more; index++) {
    const byte = text.charCodeAt(at + index * 3) === PERCENT ? hex(text, at + index * 3 + 1, 2) : 0
    if (byte >> 6 !== 2) return first & 0x7f
    code = (code << 6) | (byte & 0x3f)
  }
  if (more === 0 || code > 0x10_ffff) return first & 0x7f
  width = 3 + more * 3
  return code
}

/** The number that so many hexadecimal digits mean, or -1. */
function hex(text: string, from: number, digits: number): number {
  let value = 0
  for (let at = from; at < from + digits; at++) {
    const code = text.charCodeAt(at)
    if (!is(code, HEX)) return -1
    value = (value << 4) | (isDigit(code) ? code - 48 : (code & 0xdf) - 55)
  }
  return value
}

/** What can be invisible, or stand for a digit or letter of ASCII; the rest costs no look. */
export function isDisguise(code: number): boolean {
  if (code < 0x2000) return code === SOFT_HYPHEN || code >= 0x600
  return code < 0x2070
    ? code < 0x2010 || code >= 0x2028
    : code >= 0xa620 && !(code < 0xfe00 && code >= 0xac00)
}

const invisible = /[\p{Cf}\p{DI}]/u
const digit = /\p{Nd}/u

/** ASCII for full-width characters and for the digits of all scripts. */
function undisguised(code: number): number {
  const character = String.fromCharCode(code)
  if (invisible.test(character)) return -1
  if (code >= 0xff00 && code < 0xff5f) return code - 0xfee0
  if (!digit.test(character)) return code
  let value = 0
  while (digit.test(String.fromCharCode(code - value - 1))) value++
  return 48 + (value % 10)
}
