import type { About } from './about.ts'
import { RedactionPolicyError } from './errors.ts'
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
   * Where the key before a separator ends, or -1 when it cannot be on a list. Cheap: text is full
   * of things that look like keys.
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
}

/** A literal of ASCII characters and what can stand around it. */
export interface Literal {
  readonly text: string
  /** The characters that can stand before it. Default: any. */
  readonly before?: string
  /** The characters that can follow it. Default: any. */
  readonly next?: string
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

export interface RuleDefinition extends Omit<Rule, 'match' | 'kind'> {
  /** Checked when a policy takes the rule in: one that does not hold is refused. */
  readonly examples?: Pick<About, 'redacts' | 'keeps'>
  /** Default: `secret`, the kind that is looked for everywhere. */
  readonly kind?: RuleKind
  /**
   * A function, or a regular expression that is run on a window around the trigger: 64 characters
   * before it, 256 after. Keep it free of nested quantifiers: nothing can stop a regex that runs.
   */
  readonly match: Matcher | RegExp
}

const BEFORE = 64
const AFTER = 256

/**
 * Defines a rule. One file and one line in `rules/index.ts`, or an entry of `policy.rules`.
 *
 * - `name`: what findings and counters say; also the marker on metric labels, as `[name]`.
 * - `trigger`: what must occur, a literal or a run of digits; only there is `match` asked.
 * - `replace`: the marker, or a function of what was found. Never put the found text into it.
 * - `examples`: run as tests and printed in the documentation.
 *
 * Throws RedactionPolicyError `SVA_POLICY_RULE_INVALID`.
 */
export function defineRule(definition: RuleDefinition): Rule {
  const { name, trigger, match } = definition
  const refuse = (what: string, fix: string): never => {
    throw new RedactionPolicyError('SVA_POLICY_RULE_INVALID', `rule: ${what}.`, fix)
  }
  if (typeof name !== 'string' || !/^[a-z][a-z\d-]{0,31}$/.test(name)) {
    refuse('name is not lower-case words joined by "-"', "name it like 'case-number'")
  }
  if (![trigger].flat().every(isTrigger)) {
    refuse(
      `trigger of ${name} is empty, all digits or not ASCII`,
      'give a literal or { digits: [fewest, most] }',
    )
  }
  return Object.freeze({
    ...definition,
    kind: definition.kind ?? 'secret',
    match: typeof match === 'function' ? match : inWindow(match),
  })
}

function isTrigger(trigger: Trigger): boolean {
  if (typeof trigger === 'object' && trigger !== null && 'digits' in trigger) {
    return trigger.digits?.length === 2
  }
  return /^(?=.*\D)[ -~]+$/.test(typeof trigger === 'string' ? trigger : (trigger?.text ?? ''))
}

function inWindow(pattern: RegExp): Matcher {
  const regex = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`)
  return (text, at, from) => {
    const start = Math.max(from, at - BEFORE)
    const window = text.slice(start, at + AFTER)
    for (const found of window.matchAll(regex)) {
      const end = start + found.index + found[0].length
      if (start + found.index <= at && end > at) return { start: start + found.index, end }
    }
    return at + 1
  }
}
