import type { About } from './about.ts'
import { spend } from './budget.ts'
import type { Match, Matcher, Rule, RuleKind, Trigger } from './define-rule.ts'
import { RedactionPolicyError } from './errors.ts'
import { createRedactor } from './redactor.ts'
import { worstSteps } from './regex-safety.ts'

export interface RuleDefinition extends Omit<Rule, 'match' | 'kind'> {
  /** Default: `secret`, the kind that is looked for everywhere. */
  readonly kind?: RuleKind
  /**
   * A literal, a regular expression or a function. Whatever it is, it sees 64 characters before the
   * trigger and 256 behind it; a match that reaches the end of a longer text's window may be half of
   * something, so then the whole text goes.
   */
  readonly match: string | RegExp | Matcher
  /** What the redactor must make of a text, and what it must leave alone. Checked at once. */
  readonly examples?: Partial<Pick<About, 'redacts' | 'keeps'>>
}

const BEFORE = 64
const AFTER = 256

/** A regular expression may take that many steps from one place; 320 places, so some milliseconds. */
const MOST_STEPS = 2_000

/**
 * Defines a rule of your own, for `policy.rules`.
 *
 * - `name`: what findings and counters say; also the marker on metric labels, as `[name]`.
 * - `trigger`: what must occur, a literal or a run of digits; only there is `match` asked.
 * - `replace`: the marker, or a function of what was found. Never put the found text into it.
 *
 * A rule that throws, that takes more than some milliseconds in one text, or whose replacement
 * holds what was found, costs the whole text; that is counted as `fault` or `budget`.
 *
 * Throws RedactionPolicyError `SVA_POLICY_RULE_INVALID`, `SVA_POLICY_RULE_EXAMPLE`.
 */
export function defineRule(definition: RuleDefinition): Rule {
  const { name, kind = 'secret', trigger, match, replace, examples = {} } = definition
  if (typeof name !== 'string' || !/^[a-z][a-z\d-]{0,31}$/.test(name)) {
    refuse('name is not lower-case words joined by "-"', "name it like 'case-number'")
  }
  if (![trigger].flat().every(isTrigger)) {
    refuse(
      `trigger of ${name} is empty, all digits or not ASCII`,
      'give a literal or { digits: [fewest, most] }',
    )
  }
  if (!['secret', 'person', 'number'].includes(kind)) {
    refuse(`kind of ${name} is unknown`, "use 'secret', 'person' or 'number'")
  }
  if (typeof replace !== 'string' && typeof replace !== 'function') {
    refuse(`replace of ${name} is no marker`, "give a text such as '[case]', or a function")
  }
  const rule = Object.freeze({
    name,
    kind,
    trigger,
    match: inWindow(matcherOf(name, match, [trigger].flat())),
    replace,
  })
  assertExamples(rule, examples)
  return rule
}

function refuse(what: string, fix: string, code: 'INVALID' | 'EXAMPLE' = 'INVALID'): never {
  throw new RedactionPolicyError(`SVA_POLICY_RULE_${code}`, `Redaction rule: ${what}.`, fix)
}

function isTrigger(trigger: Trigger): boolean {
  if (typeof trigger === 'object' && trigger !== null && 'digits' in trigger) {
    return trigger.digits?.length === 2
  }
  return /^(?=.*\D)[ -~]+$/.test(typeof trigger === 'string' ? trigger : (trigger?.text ?? ''))
}

function matcherOf(
  name: string,
  match: RuleDefinition['match'],
  triggers: readonly Trigger[],
): Matcher {
  if (typeof match === 'function') return match
  if (typeof match === 'string') {
    if (!triggers.some((trigger) => typeof trigger === 'string' && match.includes(trigger))) {
      refuse(`match of ${name} does not hold its trigger`, 'use a part of it as the trigger')
    }
    return byPattern(new RegExp(match.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
  }
  if (!(match instanceof RegExp)) {
    refuse(`match of ${name} is missing`, 'give a literal, a regular expression or a function')
  }
  if (worstSteps(match, BEFORE + AFTER) > MOST_STEPS) {
    refuse(
      `match of ${name} can be tried in too many ways`,
      'say how many: \\d{1,12} for \\d+; write [ab] for (a|b), and no quantifier within a quantified group, no \\1',
    )
  }
  return byPattern(match)
}

/** The match across the trigger; another one in the same window has a trigger of its own. */
function byPattern({ source, flags }: RegExp): Matcher {
  const regex = new RegExp(source, `${flags.replace(/[gy]/g, '')}g`)
  return (window, at) => {
    for (const { 0: found, index: start } of window.matchAll(regex)) {
      const end = start + found.length
      if (start <= at && end > at) return { start, end }
    }
    return at + 1
  }
}

/** What bounds the work of one call, whatever it does; how often it is called, the budget bounds. */
function inWindow(match: Matcher): Matcher {
  return (text, at, from, context) => {
    const first = Math.max(from, at - BEFORE)
    const window = text.slice(first, at + AFTER)
    const began = performance.now()
    const found = match(window, at - first, 0, context)
    spend(performance.now() - began)
    if (typeof found === 'number' && found >= 0) return first + found
    const result = found as Match
    const { start, end, marker } = result
    if (marker?.includes(window.slice(start, end))) {
      throw new RangeError('a marker that holds what it hides')
    }
    if ((start <= 0 && first > from) || (end >= window.length && at + AFTER < text.length)) {
      throw new RangeError('a match that does not fit its window')
    }
    return { ...result, start: first + start, end: first + end }
  }
}

function assertExamples(rule: Rule, { redacts = [], keeps = [] }: Partial<About>): void {
  if (redacts.length + keeps.length === 0) return
  const redactor = createRedactor({ rules: [rule] })
  const check = (list: string, rows: readonly (readonly [string, string])[]): void => {
    const wrong = rows.findIndex(([input, output]) => redactor.redact(input) !== output)
    if (wrong === -1) return
    refuse(
      `examples.${list}[${wrong}] of ${rule.name} does not hold`,
      'see what createRedactor({ rules }).redact() makes of it without examples',
      'EXAMPLE',
    )
  }
  check('redacts', redacts)
  check(
    'keeps',
    keeps.map((text) => [text, text] as const),
  )
}
