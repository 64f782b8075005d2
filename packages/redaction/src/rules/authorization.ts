import { isWordBefore } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { isMarker, REDACTED } from '../markers.ts'

/** The scheme, then token68 of RFC 9110, section 11.2, quoted or not. */
const credentials = /(bearer|basic)(?:[ \t\u00A0]|%20|\\t){1,8}(?:\\?["'])?([\w.~+/=-]*)/iy

/**
 * Credentials behind their scheme (RFC 6750, 7617). The scheme stays, because it helps; `bearer of
 * news`, `Bearer realm="…"` and `basic settings` stay, because they are none.
 */
export const authorization = defineRule({
  name: 'authorization',
  kind: 'secret',
  // A scheme is one in any case (RFC 9110, 11.1).
  trigger: ['be', 'bE', 'Be', 'BE', 'ba', 'bA', 'Ba', 'BA'],
  match(text, at, from) {
    if (at > from && isWordBefore(text, at)) return at + 1
    credentials.lastIndex = at
    const [, scheme = '', value = ''] = credentials.exec(text) ?? []
    const end = credentials.lastIndex
    const hidden = scheme.toLowerCase() === 'basic' ? isBasic(value) : isCredential(value)
    return hidden ? { start: end - value.length, end } : at + 1
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'RFC 9110, 6750, 7617',
  redacts: [
    ['sent Bearer abc123def456', 'sent Bearer [REDACTED]'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic [REDACTED]'],
    ['BeArEr "abc123def456"', 'BeArEr "[REDACTED]"'],
  ],
  keeps: [
    'the bearer of news',
    'Bearer realm="api"',
    'Basic settings saved',
    'Basic JavaScript tutorial',
    'basic read/write check',
    'Bearer <token>',
  ],
  re2: [],
}

const SHORTEST = 6

/** Letters alone are prose; key material mixes, or is long. */
function isCredential(value: string): boolean {
  if (value.length < SHORTEST || isMarker(value)) return false
  if (/^(?:realm|error|scope|charset)=/.test(value)) return false
  return /\d/.test(value) || /^.+[A-Z]/.test(value) || /[_~+/=]/.test(value) || value.length >= 20
}

const base64 = /^[A-Za-z\d+/]{6,}={0,2}$/
const joinedWords = /^[A-Z]?[a-z]+(?:\/[A-Z]?[a-z]+)+$/

/** Eight characters of base64 (RFC 7617); `Basic JavaScript` is the name of a course. */
function isBasic(value: string): boolean {
  const text = value.replace(/\.+$/, '')
  if (text.length < 8 || !base64.test(text) || joinedWords.test(text)) return false
  return /[\d=]/.test(text) || (text.length % 4 === 0 && /[a-z]/.test(text) && /[A-Z]/.test(text))
}
