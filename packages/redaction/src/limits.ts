/** What is read of one value. */
export interface Limits {
  /** Characters of one string; the rest is cut off. Default, and the most: 65,536. */
  readonly text?: number
  /** Nesting of objects. Default: 32. */
  readonly depth?: number
  /** Values of one object tree. Default: 10,000. */
  readonly values?: number
}

export const defaultLimits: Required<Limits> = { text: 65_536, depth: 32, values: 10_000 }

/** How far behind `limits.text` is read, so that a match across it is seen whole. */
export const LOOKAHEAD = 4_096

/** Findings in one text; behind the last one it is cut, so that hostile text costs no more. */
export const MOST_FINDINGS = 1_000
