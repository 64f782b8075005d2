import type { Verdict } from './keys.ts'

/**
 * - `secret`: opens doors; looked for everywhere, even in `service.version`.
 * - `person`: names a person; looked for everywhere but in technical keys.
 * - `number`: told from an order number only by its checksum or shape, so not looked for in ids.
 */
export type RuleKind = 'secret' | 'person' | 'number'

/** Where something was found; `end` is exclusive. `marker` replaces the rule's own, if given. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly marker?: string
}

/** What a rule may ask about the policy. */
export interface RuleContext {
  readonly verdict: (key: string) => Verdict
  /**
   * Where the key before a separator ends, or -1 when it is on no list. Cheap: text is full of things
   * that look like keys.
   */
  readonly listedKeyEnd: (text: string, separator: number, from: number) => number
  readonly ip: IpMode
}

/** Which IP addresses are personal data. */
export type IpMode = 'public' | 'all' | 'none'

/**
 * Looks around `at`, where the trigger stands, and never before `from`, where the last finding
 * ended. Returns the match, or the index before which calling again is pointless: that number is
 * what keeps the whole scan linear on hostile text.
 */
export type Matcher = (
  text: string,
  at: number,
  from: number,
  context: RuleContext,
) => Match | number

/**
 * Fires at the first digit of a run of that many digits. Numbers are everywhere, so the cheapest
 * facts about one are said here and looked up in tables, before any rule is asked.
 */
export interface DigitRun {
  readonly digits: readonly [fewest: number, most: number]
  /** What the first digit can be. Default: any. */
  readonly first?: string
  /** The characters that can stand before the run. Default: any. */
  readonly before?: string
  /** The characters that can follow the run. Default: any. */
  readonly next?: string
  /** So many digits from here on, with at most three separators between two runs. Default: any. */
  readonly total?: number
}

/** A literal of ASCII characters and what can stand around it. */
export interface Literal {
  readonly text: string
  /** The characters that can stand before it. Default: any. */
  readonly before?: string
  /** The characters that can follow it. Default: any. */
  readonly next?: string
  /** So far from its first character (before it: negative) stands one of these: a cheap look. */
  readonly near?: readonly (readonly [offset: number, characters: string])[]
  /** Is it the separator behind a key? Then only listed keys are asked about. */
  readonly behindKey?: boolean
}

export type Trigger = string | Literal | DigitRun

export interface Rule {
  readonly name: string
  readonly kind: RuleKind
  readonly trigger: Trigger | readonly Trigger[]
  readonly match: Matcher
  readonly replace: string | ((found: string) => string)
}

/** A built-in rule. Nothing is checked here: that its parts hold is what the corpus tests. */
export function defineRule(rule: Rule): Rule {
  return Object.freeze(rule)
}
