import { codeAt, escapeBefore, is, isDigit, isForeignLetter, LETTER } from './chars.ts'

/**
 * Could the key that ends at `end` be listed? Allocates nothing; wrongly false only for a key with
 * more than six digits and separators.
 */
export type MayBeListed = (text: string, end: number) => boolean

const LETTERS = 32
/** Digits and separators in one key; a clock behind a date has more. */
const MOST_FILLERS = 6
const WHOLE_WORD = 1
const ENDING = 2

/**
 * The listed keys as a tree of letters, last letter first. Text is full of things that look like
 * keys (`status=`, `10:25`); nearly all leave the tree after two or three letters, without a copy
 * of the key being made.
 *
 * @param words match from a word's start: `user_id` and `actorUserId`, not `medalist`
 * @param endings match anywhere: `dbpassword`
 */
export function createEndings(words: Iterable<string>, endings: Iterable<string>): MayBeListed {
  const next: number[] = Array.from({ length: LETTERS }, () => 0)
  const flags: number[] = [0]

  function add(word: string, flag: number): void {
    let node = 0
    for (let at = word.length - 1; at >= 0; at--) {
      const edge = node * LETTERS + letterOf(word.charCodeAt(at))
      node = next[edge] ?? 0
      if (node !== 0) continue
      node = flags.push(0) - 1
      next[edge] = node
      for (let letter = 0; letter < LETTERS; letter++) next.push(0)
    }
    flags[node] = (flags[node] ?? 0) | flag
  }

  for (const word of words) add(word, WHOLE_WORD)
  for (const ending of endings) add(ending, ENDING)
  const edges = Uint16Array.from(next)
  const flagOf = Uint8Array.from(flags)

  return (text, end) => {
    let node = 0
    let fillers = 0
    for (let at = end - 1; at >= 0; at--) {
      const code = codeAt(text, at)
      if (is(code, LETTER) || isForeignLetter(code)) {
        node = edges[node * LETTERS + letterOf(code)] as number
        if (node === 0) return false
        const flag = flagOf[node] as number
        if (flag !== 0 && (flag >= ENDING || startsWord(text, at, code))) return true
      } else if (!isFiller(code) || ++fillers > MOST_FILLERS) return false
    }
    return false
  }
}

/** Case and the dots of umlauts do not matter here: too many candidates are fine. */
function letterOf(code: number): number {
  return code & (LETTERS - 1)
}

function startsWord(text: string, at: number, code: number): boolean {
  if (at === 0) return true
  const before = codeAt(text, at - 1)
  if (!is(before, LETTER) && !isForeignLetter(before)) return true
  return (code >= 65 && code <= 90) || escapeBefore(text, at) > 0
}

/** Digits and separators inside or behind a key: `api-key`, `password2`, `API key`. */
function isFiller(code: number): boolean {
  return isDigit(code) || code === 95 || code === 45 || code === 46 || code === 32
}
