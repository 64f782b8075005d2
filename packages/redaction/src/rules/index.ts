import type { Rule } from '../define-rule.ts'
import { email } from './email.ts'

/** Every rule there is, in the order in which they are asked at the same character. */
export const rules: readonly Rule[] = Object.freeze([email])
