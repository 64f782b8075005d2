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
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const isCount: Check = (value) => Number.isInteger(value) && (value as number) > 0
const isPosition: Check = (value) => (positions as readonly unknown[]).includes(value)
const isFunction: Check = (value) => typeof value === 'function'
const isRule: Check = (value) =>
  fits(value, { name: isText, match: isFunction }) && Object.isFrozen(value)

/** Per field: what it must be, as check and in words. */
const fields: Record<keyof RedactionPolicy, readonly [Check, string]> = {
  rules: [listOf(isRule), 'a list of rules made by defineRule()'],
  off: [listOf(isText), 'a list of names of rules'],
  secretKeys: [listOf(isText), 'a list of keys'],
  allow: [listOf(isAllow), 'a list of { key, reason, rules?, positions? }'],
  allowValues: [listOf(isText), 'a list of exact values'],
  replace: [
    (value) =>
      isRecord(value) &&
      Object.values(value).every((it) => typeof it === 'string' || isFunction(it)),
    'an object: name of rule -> marker, or function that returns one',
  ],
  ip: [(value) => ['public', 'all', 'none'].includes(value as string), "'public', 'all' or 'none'"],
  limits: [
    isLimits,
    `{ text?, depth?, values? }: whole numbers, text at least ${SMALLEST_TEXT} and at most ${defaultLimits.text}`,
  ],
  onRedaction: [isFunction, 'a function'],
  onExemption: [isFunction, 'a function'],
}

/** Throws {@link RedactionPolicyError} with the name of the field and the fix. */
export function completePolicy(policy: RedactionPolicy = {}): CompletePolicy {
  const given: unknown = policy
  if (!isRecord(given)) refuse('The policy is not an object', 'pass { … } or nothing')
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(fields, name) ? fields[name as keyof RedactionPolicy] : undefined
    if (field === undefined) {
      refuse(
        `There is no field ${name}`,
        `use one of: ${Object.keys(fields).join(', ')}`,
        'UNKNOWN',
      )
    } else if (value !== undefined && !field[0](value)) {
      const wrong = Array.isArray(value) ? `[${value.findIndex((it) => !field[0]([it]))}]` : ''
      refuse(`The field ${name}${wrong} has a wrong value`, `${name} is ${field[1]}`)
    }
  }
  const all = [...builtInRules, ...(policy.rules ?? [])]
  const names = new Set(all.map(({ name }) => name))
  if (names.size < all.length) refuse('Two rules have one name', 'rename your own')
  const named = [policy.off, Object.keys(policy.replace ?? {}), policy.allow?.map((it) => it.rules)]
  for (const name of named.flat(2)) {
    if (name !== undefined && !names.has(name)) {
      refuse(`There is no rule ${name}`, `use one of: ${[...names].join(', ')}`, 'UNKNOWN')
    }
  }
  const secret = policy.allow?.findIndex(({ rules = [] }) =>
    all.some(({ name, kind }) => kind === 'secret' && rules.includes(name)),
  )
  if (secret !== undefined && secret >= 0) {
    refuse(`allow[${secret}] lets secrets out`, 'name rules of the kinds person and number')
  }
  const off = new Set(policy.off)
  const { secretKeys = [], allow = [], replace = {}, ip = 'public' } = policy
  const allowValues = new Set(policy.allowValues)
  const limits = { ...defaultLimits, ...policy.limits }
  const strategy = (rule: Rule): readonly [string, string] => {
    const { name } = rule
    const own = replace[name] ?? rule.replace
    const text = typeof own === 'string' ? own || 'remove' : name in replace ? 'function' : 'mask'
    return [name, off.has(name) ? 'off' : text]
  }
  return {
    rules: all.filter(({ name }) => !off.has(name)),
    secretKeys,
    allow,
    allowValues,
    replace: new Map(Object.entries(replace)),
    ip,
    limits,
    onRedaction: policy.onRedaction ?? nobody,
    onExemption: policy.onExemption ?? nobody,
    summary: frozen({
      rules: Object.fromEntries(all.map(strategy)),
      secretKeys,
      allow,
      allowValues: allowValues.size,
      ip,
      limits,
    }),
  }
}

const nobody = (): void => {}

/** A deep copy, frozen all the way down. */
function frozen<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, it: unknown) => Object.freeze(it)) as T
}

function refuse(what: string, fix: string, code: 'INVALID' | 'UNKNOWN' = 'INVALID'): never {
  throw new RedactionPolicyError(`SVA_POLICY_${code}`, `Redaction policy: ${what}.`, fix)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fits(value: unknown, shape: Record<string, Check>): boolean {
  return isRecord(value) && Object.entries(shape).every(([name, check]) => check(value[name]))
}

function isAllow(value: unknown): boolean {
  const optional =
    (check: Check): Check =>
    (it) =>
      it === undefined || check(it)
  const shape = {
    key: isText,
    reason: isText,
    rules: optional(listOf(isText)),
    positions: optional(listOf(isPosition)),
  }
  return fits(value, shape) && Object.keys(value as object).every((name) => name in shape)
}

/** A longer text would have been cut before it comes here, where nobody sees what the cut splits. */
function inRange(text: number = defaultLimits.text): boolean {
  return text >= SMALLEST_TEXT && text <= defaultLimits.text
}

function isLimits(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.entries(value).every(([name, it]) => name in defaultLimits && isCount(it)) &&
    inRange(value['text'] as number | undefined)
  )
}
