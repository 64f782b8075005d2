import { is, isDigit, LETTER, LETTERS } from './chars.ts'

/** The last two letters of listed keys, as a table of 32 x 32. */
export type KeyPairs = Uint8Array

/**
 * Nearly all of what stands before a `:` or `=` in a log line is told from a listed key by its last
 * two letters, before anything is called.
 */
export function createKeyPairs(words: Iterable<string>): KeyPairs {
  const pairs: KeyPairs = new Uint8Array(1 << 10)
  for (const word of words) {
    pairs[pairOf(word.charCodeAt(word.length - 2), word.charCodeAt(word.length - 1))] = 1
  }
  return pairs
}

/** What can stand between a key and its separator, or end the key: `"pin" :`, `token[0]=`, `otp2:`. */
export const keyEnds = `${LETTERS}0123456789_-."'\`]\\ \t!?\u00FC`

/** False only where no listed key ends: behind other letters, and in `10:25`. */
export function mayEndKey(pairs: KeyPairs, last2: number, last: number, next: number): boolean {
  if (isDigit(last)) return !isDigit(last2) || !isDigit(next)
  if (!is(last, LETTER)) return true
  if (is(last2, LETTER)) return pairs[pairOf(last2, last)] === 1
  // No listed key ends with a single letter; but an umlaut is one more, and `0m` ends a colour.
  return last2 > 127 || (last === 109 && (isDigit(last2) || last2 === 91))
}

/** Case does not matter here. */
function pairOf(last2: number, last: number): number {
  return ((last2 & 31) << 5) | (last & 31)
}
