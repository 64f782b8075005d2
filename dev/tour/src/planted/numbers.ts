import { createHash } from 'node:crypto'

// Valid by their checksums, and belonging to nobody: made from a counter at run time.

/** Characters of `alphabet` that depend on nothing but the two arguments. */
export function letters(seed: string, length: number, alphabet: string): string {
  const bytes = createHash('shake256', { outputLength: length }).update(seed).digest()
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('')
}

const digits = '0123456789'
const lower = 'abcdefghijklmnopqrstuvwxyz'
const alphanumeric = digits + lower + lower.toUpperCase()
export const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A secret that looks random. */
export const token = (n: number, seed: string, length: number): string =>
  letters(`${seed} ${n}`, length, alphanumeric)

const padded = (n: number, length: number): string => String(n).padStart(length, '0')

/** ISO 13616: a German IBAN, compact. */
export function iban(n: number): string {
  const account = `37040044${padded(5_320_130_00 + n, 10)}`
  const check = 98n - (BigInt(`${account}131400`) % 97n)
  return `DE${padded(Number(check), 2)}${account}`
}

/** ISO 7812 (Luhn): a Visa number, compact. */
export function card(n: number): string {
  const body = `4539${padded(71_204_630_00 + n, 11)}`
  const sum = Array.from(body, Number)
    .toReversed()
    .reduce((sum, digit, at) => sum + (at % 2 === 1 ? digit : digitSum(digit * 2)), 0)
  return body + String((10 - (sum % 10)) % 10)
}

const digitSum = (n: number): number => (n > 9 ? n - 9 : n)

/** ISO 7064 (11,10): a German tax id; of its first ten digits exactly one occurs twice. */
export function taxId(n: number): string {
  const pool = Array.from(digits)
  const chosen = Array.from(letters(`tax ${n}`, 9, 'abcdefghij'), (letter, at) => {
    const [digit = ''] = pool.splice((letter.charCodeAt(0) - 97) % (10 - at), 1)
    return digit
  })
  // Never first: a tax id does not start with 0.
  if (chosen[0] === '0') chosen.reverse()
  const body = [...chosen, chosen[n % 8 || 1]].join('')
  let product = 10
  for (const digit of body) product = ((((Number(digit) + product) % 10 || 10) * 2) % 11) % 11
  return body + String((11 - product) % 10)
}

/** VKVV § 2: a German pension insurance number. */
export function pensionId(n: number): string {
  const body = `65${padded(1 + (n % 28), 2)}${padded(1 + (n % 12), 2)}${padded(40 + (n % 60), 2)}`
  const letter = 1 + (n % 26)
  const serial = padded(n % 100, 2)
  const weighted = Array.from(body + padded(letter, 2) + serial, (digit, at) => {
    const product = Number(digit) * [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1][at]!
    return Math.floor(product / 10) + (product % 10)
  })
  const check = weighted.reduce((sum, part) => sum + part, 0) % 10
  return `${body}${String.fromCharCode(64 + letter)}${serial}${check}`
}

/** ICAO 9303 (7-3-1): the number of a German identity card with its check digit. */
export function idCard(n: number): string {
  const body = `L${letters(`card ${n}`, 8, '0123456789CFGHJKLMNPRTVWXYZ')}`
  const sum = Array.from(body, (c) => parseInt(c, 36)).reduce(
    (sum, value, at) => sum + value * [7, 3, 1][at % 3]!,
    0,
  )
  return body + String(sum % 10)
}

export function grouped(text: string): string {
  return text.replaceAll(/.{4}(?=.)/g, '$& ')
}

/** A name that nobody has and that reads like one: unique for every n below 160,000. */
export function name(n: number): string {
  const syllables = 'ba be do fi ga ha jo ka le lo ma mi na no ra ri sa te va wi'.split(' ')
  const far = (n * 7_919 + 31_337) % 160_000
  const [a, b, c, d] = [1, 20, 400, 8_000].map((m) => syllables[Math.floor(far / m) % 20]!)
  const text = `${d}${c}${b}${a}`
  return text[0]!.toUpperCase() + text.slice(1)
}

/** A day after 1930, a different one for every n; before 2000 for n below 2,300. */
export function birthday(n: number): Date {
  return new Date(Date.UTC(1930, 0, 1 + n * 11))
}
