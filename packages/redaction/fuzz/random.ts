export interface Random {
  /** A whole number from 0 to `below - 1`. */
  readonly below: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
}

/** The same numbers for the same seed (mulberry32), so every finding can be made again. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const below = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
  return { below, pick: (list) => Reflect.get(list, below(list.length)) }
}
