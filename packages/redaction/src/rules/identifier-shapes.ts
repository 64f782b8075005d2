import { weighted } from '../checksums/weighted.ts'

/** A number that an authority gives to a person. */
export type Identifier = readonly [
  /** One of them must stand near it: In small letters; up to three stand alone. */
  words: string,
  /** How long its first group of letters and digits can be; negative: it starts with a letter. */
  lengths: readonly number[],
  /** A regular expression: `#` is a digit, `@` a letter, a space a separator that may be there. */
  shape: string,
  /** The weights of its check digit, or a test of it in capitals and without separators. */
  holds?: string | ((compact: string) => boolean),
  modulus?: number,
]

export interface Candidate {
  readonly words: readonly string[]
  readonly shape: RegExp
  readonly holds: (compact: string) => boolean
}

/** What a first group of some length can be, and all shapes in one. */
export interface Group {
  readonly candidates: Candidate[]
  any: RegExp
}

export const LONGEST_GROUP = 16

/** At `LONGEST_GROUP` and the length of the first group: what it can be. */
export function groupByLength(identifiers: readonly Identifier[]): readonly (Group | undefined)[] {
  const groups: Group[] = []
  for (const [words, lengths, shape, check, modulus] of identifiers) {
    const source = shape
      .replaceAll('#', '\\d')
      .replaceAll('@', '[A-Z]')
      .replaceAll(' ', '[-. \\xa0\\u2009\\u202f]?')
    const candidate = {
      words: words.split(','),
      shape: shapeOf(source),
      holds:
        typeof check === 'string'
          ? (compact: string) => weighted(compact, check, modulus) === 0
          : (check ?? (() => true)),
    }
    for (const length of lengths) {
      const group = (groups[LONGEST_GROUP + length] ??= { candidates: [], any: candidate.shape })
      group.candidates.push(candidate)
      group.any = shapeOf(group.candidates.map((one) => one.shape.source).join('|'))
    }
  }
  return groups
}

function shapeOf(source: string): RegExp {
  return new RegExp(`(?:${source})(?![^\\W_]|[-./]\\d)`, 'iy')
}
