import type { IpMode, Rule } from './define-rule.ts'
import { RedactionPolicyError } from './errors.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { positions, type Position } from './position.ts'
import { rules as builtInRules } from './rules/index.ts'

/** Lifts the verdict of one key; its value is still scanned. */
export interface Allow {
  /** Any spelling of the key. */
  readonly key: string
  /** Names of rules that do not look at the value of this key either. Default: none. */
  readonly rules?: readonly string[]
  /** Default: everywhere. */
  readonly positions?: readonly Position[]
  /** Why this is safe; required, because somebody will ask. */
  readonly reason: string
}

/** A fixed marker, or a function of what was found (a keyed pseudonym, say). */
export type Replacement = string | ((found: string) => string)

export interface RedactionPolicy {
  /** Own rules; they run after the built-in ones. */
  readonly rules?: readonly Rule[]
  /** Names of rules that do not run. */
  readonly off?: readonly string[]
  /** Keys whose values are secrets, beside the built-in list; matched by head noun. */
  readonly secretKeys?: readonly string[]
  readonly allow?: readonly Allow[]
  /** Exact contact data that may leave: the office's own mail, phone, IBAN. Never for secrets. */
  readonly allowValues?: readonly string[]
  /**
   * By name of rule: another marker, `''` to remove, or a function of what was found. A marker that
   * a rule would find again is refused; a function that throws, or that gives back what it was
   * given, is replaced by `[REDACTED]`. On metric labels functions give way to `[name]`.
   */
  readonly replace?: Readonly<Record<string, Replacement>>
  /**
   * `public` (default): loopback, private and link-local addresses stay, because they name
   * machines; documentation ranges are masked, because testers use them.
   */
  readonly ip?: IpMode
  readonly limits?: Limits
  /** Called for every piece taken out, with a rule and a position, never with a value. */
  readonly onRedaction?: (rule: string, position: Position) => void
  /** Called for everything that a hatch lets out, with the hatch, never with a value. */
  readonly onExemption?: (hatch: Hatch, position: Position) => void
}

/** What lets personal data out on purpose. A closed list: it is counted. */
export type Hatch = 'allow' | 'allowValues' | 'knownSafe'

/** A policy as it works, to be printed: no value in it. */
export interface PolicySummary {
  /** Name of rule -> `off`, `mask`, `function`, `remove`, or its marker. */
  readonly rules: Readonly<Record<string, string>>
  readonly secretKeys: readonly string[]
  readonly allow: readonly Allow[]
  /** How many. */
  readonly allowValues: number
  readonly ip: IpMode
  readonly limits: Required<Limits>
}

/** The policy with its defaults filled in. */
export interface CompletePolicy {
  readonly rules: readonly Rule[]
  readonly secretKeys: readonly string[]
  readonly allow: readonly Allow[]
  readonly allowValues: ReadonlySet<string>
  readonly replace: ReadonlyMap<string, Replacement>
  readonly ip: IpMode
  readonly limits: Required<Limits>
  readonly onRedaction: (rule: string, position: Position) => void
  readonly onExemption: (hatch: Hatch, position: Position) => void
  readonly summary: PolicySummary
}

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

/** Throws {@link RedactionPolicyError} with the name of the field and the fix. */
export function completePolicy(policy: RedactionPolicy = {}): CompletePolicy {
  assertFields(policy)
  const { off = [], secretKeys = [], allow = [], replace = {}, ip = 'public' } = policy
  const { onRedaction = nobody, onExemption = nobody } = policy
  const all = [...builtInRules, ...(policy.rules ?? [])]
  assertRules(all, off, allow, replace)
  const allowValues = new Set(policy.allowValues)
  const strategy = (rule: Rule): readonly [string, string] => {
    const { name } = rule
    const own = replace[name] ?? rule.replace
    const text = typeof own === 'string' ? own || 'remove' : name in replace ? 'function' : 'mask'
    return [name, off.includes(name) ? 'off' : text]
  }
  const both = { secretKeys, allow, ip, limits: { ...defaultLimits, ...policy.limits } }
  return {
    ...both,
    rules: all.filter(({ name }) => !off.includes(name)),
    allowValues,
    replace: new Map(Object.entries(replace)),
    onRedaction,
    onExemption,
    summary: frozen({
      ...both,
      rules: Object.fromEntries(all.map(strategy)),
      allowValues: allowValues.size,
    }),
  }
}

function nobody(): void {}

/** A deep copy, frozen all the way down. */
function frozen<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, it: unknown) => Object.freeze(it)) as T
}

function assertFields(policy: unknown): void {
  if (!isRecord(policy)) refuse('The policy is not an object', 'pass { … } or nothing')
  for (const [name, value] of Object.entries(policy)) {
    assertKnown('field', name, Object.keys(fields))
    const [fits, words] = fields[name as keyof RedactionPolicy]
    if (value === undefined || fits(value)) continue
    const wrong = Array.isArray(value) ? `[${value.findIndex((it) => !fits([it]))}]` : ''
    refuse(`The field ${name}${wrong} has a wrong value`, `${name} is ${words}`)
  }
}

function assertRules(
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
