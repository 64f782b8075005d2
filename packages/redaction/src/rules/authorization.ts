import { isWordBefore, matchAt } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { isMarker, REDACTED } from '../markers.ts'

/** The scheme, then token68 of RFC 9110, section 11.2, quoted or not. */
const credentials =
  /(bearer|basic|negotiate|ntlm|ssws|aws4-hmac-sha256)(?:[ \t\u00A0+]|%20|\\t){1,8}(?:\\?["'])?((?:credential=[^\r\n"']*)|[\w.~+/=-]*)/iy

/**
 * Credentials behind their scheme (RFC 6750, 7617). The scheme stays, because it helps; `bearer of
 * news`, `Bearer realm="…"` and `basic settings` stay, because they are none.
 */
export const authorization = defineRule({
  name: 'authorization',
  kind: 'secret',
  // A scheme is one in any case (RFC 9110, 11.1).
  trigger: [
    ...['be', 'Be', 'BE'].map((text) => ({ text, near: [[2, 'aA']] as const })),
    ...['ba', 'Ba', 'BA'].map((text) => ({ text, near: [[2, 'sS']] as const })),
    'Negotiate ',
    'NTLM ',
    'SSWS ',
    'AWS4-HMAC',
  ],
  match(text, at, from) {
    if (at > from && isWordBefore(text, at)) return at + 1
    const [, scheme = '', value = ''] = matchAt(credentials, text, at) ?? []
    const end = credentials.lastIndex
    const hidden = scheme.toLowerCase() === 'basic' ? isBasic(value) : isCredential(value)
    return hidden ? { start: end - value.length, end } : at + 1
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'RFC 9110, 6750, 7617, 4559',
  redacts: [
    ['sent Bearer abc123def456', 'sent Bearer [REDACTED]'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic [REDACTED]'],
    ['BeArEr "abc123def456"', 'BeArEr "[REDACTED]"'],
    ['auth=Bearer+abc123def456', 'auth=Bearer+[REDACTED]'],
    ['sent Negotiate YIIJvwYGKwYBBQUC', 'sent Negotiate [REDACTED]'],
  ],
  keeps: [
    'the bearer of news',
    'Bearer realm="api"',
    'Basic settings saved',
    'Basic JavaScript tutorial',
    'basic read/write check',
    'basic auth1234 enabled',
    'Bearer <token>',
  ],
  re2: [
    {
      pattern:
        '(?i)(\\bbearer(?:[ \\t+]|%20|\\\\t){1,8}(?:\\\\?["\'])?)(?:[a-z.~+/_-]*\\d[\\w.~+/=-]*|[\\w.~+/-]{20,}=*)',
      replacement: '$1[REDACTED]',
    },
    {
      pattern:
        '(\\b(?i:basic)(?:[ \\t+]|%20|\\\\t){1,8}(?:\\\\?["\'])?)(?:[A-Za-z+/]*\\d[A-Za-z\\d+/]{6,}={0,2}|[A-Za-z\\d+/]{6,}={1,2}|[A-Za-z+/]*[a-z][A-Z][A-Za-z+/]*[a-z][A-Z][A-Za-z\\d+/]*)',
      replacement: '$1[REDACTED]',
    },
    {
      pattern: '(\\b(?i:negotiate|ntlm)[ \\t]{1,8})(?:YI|oY|TlRM)[A-Za-z\\d+/]{8,}=*',
      replacement: '$1[REDACTED]',
    },
  ],
  misses: 'Bearer tokens of fewer than 20 letters without a digit or sign; RE2 wants the digit.',
}

const SHORTEST = 6

/** Letters alone are prose; key material mixes, or is long. */
function isCredential(value: string): boolean {
  if (value.length < SHORTEST || isMarker(value)) return false
  if (/^(?:realm|error|scope|charset)=/.test(value)) return false
  return /\d|^.+[A-Z]|[_~+/=]/.test(value) || value.length >= 20
}

/** Base64 of `name:password` (RFC 7617); `Basic JavaScript` is the name of a course. */
function isBasic(value: string): boolean {
  const text = value.replace(/[.=]+$/, '')
  if (text.length < 6 || /[^A-Za-z\d+/]/.test(text)) return false
  // One character more than whole bytes is the begin of what follows.
  return atob(text.slice(0, text.length - (text.length % 4 === 1 ? 1 : 0))).includes(':')
}
