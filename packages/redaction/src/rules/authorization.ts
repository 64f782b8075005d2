import { codeAt, isWordlike } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { isMarker, REDACTED } from '../markers.ts'

/** The scheme, then token68 of RFC 9110, section 11.2. */
const credentials = /(?:bearer|basic)(?: +|%20)([\w.~+/=-]*)/iy

/**
 * Credentials behind their scheme (RFC 6750, 7617). The scheme stays, because it helps; `bearer of
 * news`, `Bearer realm="…"` and `basic settings` stay, because they are none.
 */
export const authorization = defineRule({
  name: 'authorization',
  kind: 'secret',
  trigger: ['Bearer ', 'bearer ', 'BEARER ', 'Basic ', 'basic ', 'BASIC ', 'Bearer%20', 'Basic%20'],
  match(text, at, from) {
    if (at > from && isWordlike(codeAt(text, at - 1))) return at + 1
    credentials.lastIndex = at
    const value = credentials.exec(text)?.[1] ?? ''
    const end = credentials.lastIndex
    return isCredential(value) ? { start: end - value.length, end } : at + 1
  },
  replace: REDACTED,
  examples: {
    redacts: [
      ['sent Bearer abc123def456', 'sent Bearer [REDACTED]'],
      ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic [REDACTED]'],
    ],
    keeps: ['the bearer of news', 'Bearer realm="api"', 'Basic settings saved', 'Bearer <token>'],
  },
})

const SHORTEST = 6

/** Letters alone are prose; key material mixes, or is long. */
function isCredential(value: string): boolean {
  if (value.length < SHORTEST || isMarker(value)) return false
  if (/^(?:realm|error|scope|charset)=/.test(value)) return false
  return /\d/.test(value) || /^.+[A-Z]/.test(value) || /[_~+/=]/.test(value) || value.length >= 20
}
