/** A seeded source of choices: the same corpus on every machine and in every run. */
export interface Random {
  /** An integer from `low` to `high`, both possible. */
  readonly int: (low: number, high: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** That many characters of the alphabet. */
  readonly chars: (length: number, alphabet: string) => string
}

const HEX = '0123456789abcdef'

/** Mulberry32: 32 bits of state are plenty for a corpus, and it fits on a screen. */
export function createRandom(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    int,
    pick: <T>(list: readonly T[]) => list[int(0, list.length - 1)] as T,
    chars: (length, alphabet) =>
      Array.from({ length }, () => alphabet.charAt(int(0, alphabet.length - 1))).join(''),
  }
}

export function hex(random: Random, length: number): string {
  return random.chars(length, HEX)
}

export function digits(random: Random, length: number): string {
  return random.chars(length, '0123456789')
}

/** RFC 9562, version 4. */
export function uuid(random: Random): string {
  const variant = random.chars(1, '89ab')
  return `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${variant}${hex(random, 3)}-${hex(random, 12)}`
}

const two = (value: number) => String(value).padStart(2, '0')

export function clock(random: Random): string {
  return `${two(random.int(0, 23))}:${two(random.int(0, 59))}:${two(random.int(0, 59))}.${digits(random, 3)}`
}

export function day(random: Random): string {
  return `2026-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
}

export function timestamp(random: Random): string {
  return `${day(random)}T${clock(random)}Z`
}
