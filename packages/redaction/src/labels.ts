import type { LabelReason } from './key-lists.ts'
import { createKeys, type Keys } from './keys.ts'

/** The nine that no metric may carry, in any spelling (`userId`, `user-id`, `enduser.id` …). */
export const forbiddenLabelKeys = Object.freeze([
  'user_id',
  'session_id',
  'email',
  'request_id',
  'token',
  'authorization',
  'api_key',
  'secret',
  'ip',
] as const)

let keys: Keys | undefined

/**
 * Why a key may not be a metric label: it names a person, it opens doors, or it would make a
 * series per request. Undefined: it may. Knows the built-in list only; a redactor's `verdict`
 * also knows the policy.
 */
export function forbiddenLabel(key: string): LabelReason | undefined {
  keys ??= createKeys()
  return keys.verdict(key).reason
}
