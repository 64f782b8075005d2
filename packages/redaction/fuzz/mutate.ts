import { encodings, keys, markers, separators, texts, units, words } from './pieces.ts'
import type { Found } from './found.ts'
import { createRandom, type Random } from './random.ts'

const kinds = [texts, units, units, separators, markers, words]
const MOST_PIECES = 8

/** One in so many attempts is a unit that is repeated. */
const SLOW_SHARE = 8

/** The text of an attempt; the watchdog makes the same one when it does not come back. */
export function tried(seed: number, attempt: number): Found {
  const random = createRandom(Math.imul(seed, 0x9e3779b1) + attempt)
  if (attempt % SLOW_SHARE === 0) return { kind: 'slow', text: createUnit(random) }
  const text = createText(random)
  return random.below(4) > 0
    ? { kind: 'endless', text }
    : { kind: 'endless', text, key: random.pick(keys) }
}

/** A text that nobody has tried: pieces next to each other, then changed. */
function createText(random: Random): string {
  let text = ''
  for (let left = 1 + random.below(MOST_PIECES); left > 0; left--) {
    text += random.pick<string>(random.pick<readonly string[]>(kinds))
  }
  for (let left = random.below(4); left > 0; left--) text = random.pick(changes)(text, random)
  return text
}

const LONGEST_UNIT = 96

/** What may be worst when it is repeated. */
function createUnit(random: Random): string {
  let unit = ''
  for (let left = 1 + random.below(4); left > 0; left--) {
    const list = random.below(4) === 0 ? random.pick<readonly string[]>(kinds) : units
    const piece = random.pick<string>(list)
    unit += piece.repeat(1 + (random.below(5) === 0 ? random.below(20) : 0))
  }
  if (random.below(3) === 0) unit = random.pick(changes)(unit, random)
  return unit.slice(0, LONGEST_UNIT) || 'a'
}

type Change = (text: string, random: Random) => string

const invisible = ['\u200B', '\u00AD', '\uFEFF', '\u0000', '\uD83D', '\u0301']

const changes: readonly Change[] = [
  // splice
  (text, random) => {
    const [from, length] = [random.below(text.length + 1), random.below(12)]
    return text.slice(0, from) + text.slice(from + length)
  },
  (text, random) => {
    const other = random.pick(texts)
    const at = random.below(text.length + 1)
    return text.slice(0, at) + other.slice(random.below(other.length + 1)) + text.slice(at)
  },
  // repeat
  (text, random) => {
    const from = random.below(text.length + 1)
    const part = text.slice(from, from + 1 + random.below(16))
    return text.slice(0, from) + part.repeat(1 + random.below(40)) + text.slice(from)
  },
  // interleave
  (text, random) => {
    const [trigger, every] = [random.pick(units), 2 + random.below(8)]
    return text.replaceAll(/[^]/g, (unit, at: number) => (at % every ? unit : unit + trigger))
  },
  // insert what nobody sees
  (text, random) => {
    const [mark, at] = [random.pick(invisible), random.below(text.length + 1)]
    return text.slice(0, at) + mark + text.slice(at)
  },
  // swap separators
  (text, random) => {
    const [from, to] = [random.pick(separators), random.pick(separators)]
    return random.below(2) ? text.replaceAll(from, to) : text.replaceAll(/[ .:=,-]/g, to)
  },
  (text, random) => random.pick(encodings)(text.slice(0, 2_000)),
  // replace a character
  (text, random) => {
    const at = random.below(text.length + 1)
    return text.slice(0, at) + random.pick(separators) + text.slice(at + 1)
  },
]
