import { codeAt, is, isDigit, isForeignLetter, LETTER } from './chars.ts'

/**
 * Could the key that ends at `end` be listed? Allocates nothing; wrongly false only for a key with
 * more than six digits and separators among its last letters.
 */
export type MayBeListed = (text: string, end: number) => boolean

/** Digits and separators in one key; a clock behind a date has more. */
const MOST_FILLERS = 6
const LETTERS = 4
const BITS = 5

/**
 * The last four letters of the listed keys, a bit for each. Text is full of things that look like keys
 * (`status=`, `10:25`); most are told here, without a copy of the key being made.
 */
export function createEndings(words: Iterable<string>): MayBeListed {
  const known = new Int32Array(1 << (LETTERS * BITS - 5))
  for (const word of words) {
    let place = 0
    let bits = 0
    for (let at = word.length - 1; at >= 0 && bits < LETTERS * BITS; at--, bits += BITS) {
      place |= letterOf(word.charCodeAt(at)) << bits
    }
    // Anything may stand before a shorter one.
    for (; place < known.length << 5; place += 1 << bits) known[place >> 5]! |= 1 << place
  }

  return (text, end) => {
    let place = 0
    let bits = 0
    let fillers = 0
    for (let at = end - 1; at >= 0 && bits < LETTERS * BITS; at--) {
      const code = codeAt(text, at)
      if (is(code, LETTER) || isForeignLetter(code)) {
        place |= letterOf(code) << bits
        bits += BITS
      } else if (!isFiller(code) || ++fillers > MOST_FILLERS) break
    }
    return (known[place >> 5]! & (1 << place)) !== 0
  }
}

/** Case and the dots of umlauts do not matter here: too many candidates are fine. */
function letterOf(code: number): number {
  return code & ((1 << BITS) - 1)
}

/** Digits and separators inside or behind a key: `api-key`, `password2`, `API key`. */
function isFiller(code: number): boolean {
  return isDigit(code) || code === 95 || code === 45 || code === 46 || code === 32
}
