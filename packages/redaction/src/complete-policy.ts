import { assertFields, assertRules } from './check-policy.ts'
import type { Rule } from './define-rule.ts'
import { defaultLimits } from './limits.ts'
import type { CompletePolicy, RedactionPolicy } from './policy.ts'
import { rules as builtInRules } from './rules/index.ts'

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
