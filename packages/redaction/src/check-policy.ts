import type { Rule } from './define-rule.ts'
import { RedactionPolicyError } from './errors.ts'
import { defaultLimits } from './limits.ts'
import type { Allow, RedactionPolicy } from './policy.ts'
import { positions } from './position.ts'

const SMALLEST_TEXT = 256

type Check = (value: unknown) => boolean
const isText: Check = (value) => typeof value === 'string' && value !== ''
const isFunction: Check = (value) => typeof value === 'function'
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const oneOf =
  (known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const isTexts = listOf(isText)
const count =
  (least: number, most = Infinity): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
/** An object with no other fields than these; those in `needed` must be there. */
const shape =
  (fields: Readonly<Record<string, Check>>, ...needed: string[]): Check =>
  (value) =>
    isRecord(value) &&
    needed.every((name) => name in value) &&
    Object.entries(value).every(([name, it]) => Object.hasOwn(fields, name) && fields[name]?.(it))

/** Per field: what it must be, as check and in words. */
const fields: Record<keyof RedactionPolicy, readonly [Check, string]> = {
  rules: [
    listOf(
      (it) => isRecord(it) && isText(it['name']) && isFunction(it['match']) && Object.isFrozen(it),
    ),
    'a list of rules made by defineRule()',
  ],
  off: [isTexts, 'a list of names of rules'],
  secretKeys: [isTexts, 'a list of keys'],
  allow: [
    listOf(
      shape(
        {
          key: isText,
          reason: isText,
          rules: (it) => it === undefined || isTexts(it),
          positions: (it) => it === undefined || listOf(oneOf(positions))(it),
        },
        'key',
        'reason',
      ),
    ),
    'a list of { key, reason, rules?, positions? }',
  ],
  allowValues: [isTexts, 'a list of exact values'],
  replace: [
    (value) =>
      isRecord(value) &&
      Object.values(value).every((it) => typeof it === 'string' || isFunction(it)),
    'an object of markers or functions by name of rule',
  ],
  ip: [oneOf(['public', 'all', 'none']), "'public', 'all' or 'none'"],
  limits: [
    // A longer text would have been cut before it comes here, where nobody sees what the cut splits.
    shape({
      text: count(SMALLEST_TEXT, defaultLimits.text),
      depth: count(1),
      values: count(1),
    }),
    `{ text?, depth?, values? }, text at least ${SMALLEST_TEXT} and at most ${defaultLimits.text}`,
  ],
  onRedaction: [isFunction, 'a function'],
  onExemption: [isFunction, 'a function'],
}

/** Throws {@link RedactionPolicyError} for a field that there is not, or that has a wrong value. */
export function assertFields(policy: unknown): void {
  if (!isRecord(policy)) refuse('The policy is not an object', 'pass { … } or nothing')
  for (const [name, value] of Object.entries(policy)) {
    assertKnown('field', name, Object.keys(fields))
    const [fits, words] = fields[name as keyof RedactionPolicy]
    if (value === undefined || fits(value)) continue
    const wrong = Array.isArray(value) ? `[${value.findIndex((it) => !fits([it]))}]` : ''
    refuse(`The field ${name}${wrong} has a wrong value`, `${name} is ${words}`)
  }
}

/** The same for names of rules, and for what rules there may not be. */
export function assertRules(
  all: readonly Rule[],
  off: readonly string[],
  allow: readonly Allow[],
  replace: object,
): void {
  const names = all.map(({ name }) => name)
  if (new Set(names).size < all.length) refuse('Two rules have one name', 'rename your own')
  for (const name of [...off, ...Object.keys(replace)]) assertKnown('rule', name, names)
  for (const [index, { rules = [] }] of allow.entries()) {
    for (const name of rules) {
      assertKnown('rule', name, names)
      if (all.some((rule) => rule.name === name && rule.kind === 'secret')) {
        refuse(`allow[${index}] lets secrets out`, 'name rules of the kinds person and number')
      }
    }
  }
}

function assertKnown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return
  refuse(`There is no ${what} ${name}`, `use one of: ${known.join(', ')}`, 'UNKNOWN')
}

export function refuse(what: string, fix: string, code: 'INVALID' | 'UNKNOWN' = 'INVALID'): never {
  throw new RedactionPolicyError(`SVA_POLICY_${code}`, `Redaction policy: ${what}.`, fix)
}
