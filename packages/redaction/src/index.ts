/* First, because the bundle is a hundred bytes smaller then. */
export { rules } from './rules/index.ts'
export type {
  DigitRun,
  IpMode,
  Literal,
  Match,
  Matcher,
  Rule,
  RuleContext,
  RuleKind,
  Trigger,
} from './define-rule.ts'
export { RedactionPolicyError } from './errors.ts'
export type { KeyKind, LabelReason } from './key-lists.ts'
export type { Verdict } from './keys.ts'
export { forbiddenLabel, forbiddenLabelKeys } from './labels.ts'
export { isKnownSafe, knownSafe } from './known-safe.ts'
export type { KnownSafe } from './known-safe.ts'
export { maskEmail } from './markers.ts'
export type { Limits } from './limits.ts'
export { defineRule } from './own-rule.ts'
export type { RuleDefinition } from './own-rule.ts'
export type { Allow, Hatch, PolicySummary, RedactionPolicy, Replacement } from './policy.ts'
export { positions } from './position.ts'
export type { Position } from './position.ts'
export { createRedactor } from './redactor.ts'
export type { Finding, Redactor } from './redactor.ts'
export { snapshot } from './snapshot.ts'
