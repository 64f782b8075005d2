import { rules } from '@sva/redaction'
import { about } from '@sva/redaction/about'
import { withKeys } from './key-patterns.ts'

/** One replacement of the collector. */
export interface Pattern {
  readonly rule: string
  /** In the dialect of RE2. */
  readonly pattern: string
  /** `$1` is the first group. */
  readonly replacement: string
  /** On metric labels, resources and scopes: a label with part of a value is a series a person. */
  readonly fixed: string
  /** Reads keys within text: long, and of no use in a name or a label. */
  readonly readsKeys: boolean
}

/**
 * Numbers first, then persons, secrets last: those take a value whole, whatever was masked in it
 * before, and `://REDACTED:REDACTED@host.org`, which looks like an address, is itself again.
 */
export const patterns: readonly Pattern[] = rules.toReversed().flatMap(({ name }) =>
  (about[name]?.re2 ?? []).map(({ pattern, replacement }) => ({
    rule: name,
    pattern: withKeys(pattern),
    replacement: replacement.replaceAll(/\$\{(\d)\}/g, '$$$1'),
    fixed: replacement.includes('***') ? `[${name}]` : replacement,
    readsKeys: withKeys(pattern) !== pattern,
  })),
)

/** As Go reads it: `$1R` would be the group named 1R. */
export function forGo(replacement: string): string {
  return replacement.replaceAll(/\$(\d)/g, '$${$1}')
}
