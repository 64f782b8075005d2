import { runEnd, BASE64URL } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { URL_REDACTED } from '../markers.ts'

const words = ['reset/', 'reset-password/', 'verify/', 'invite/', 'magic/', 'confirm/']
const SHORTEST = 16

/**
 * A path that is itself the key: whoever has `/reset/<token>` may set the password. Templates
 * (`/reset/{token}`) and short ids stay.
 */
export const urlPath = defineRule({
  name: 'url-path',
  kind: 'secret',
  trigger: words,
  match(text, at) {
    const word = words.find((word) => text.startsWith(word, at)) ?? ''
    const start = at + word.length
    const end = runEnd(text, start, BASE64URL)
    return end - start >= SHORTEST ? { start, end } : end
  },
  replace: URL_REDACTED,
  examples: {
    redacts: [['GET /reset/0123456789abcdef0123456789abcdef', 'GET /reset/REDACTED']],
    keeps: ['/reset/{token}', '/verify/4711', '/users/0123456789abcdef0123456789abcdef'],
  },
})
