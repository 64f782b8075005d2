import { runEnd, BASE64URL } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { URL_REDACTED } from '../markers.ts'

const nouns = `reset reset-password verify verify-email invite invitation magic magic-link confirm
  confirm-email activate activation`.split(/\s+/)
const words = nouns
  .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
  .map((word) => `${word}/`)
/** `password-form-page`: words with dashes are a page. */
const page = /^[a-z]+(?:-[a-z]+)+$/
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
    return end - start >= SHORTEST && !page.test(text.slice(start, end)) ? { start, end } : end
  },
  replace: URL_REDACTED,
  examples: {
    redacts: [
      ['GET /reset/0123456789abcdef0123456789abcdef', 'GET /reset/REDACTED'],
      ['/Verify-email/0123456789abcdef', '/Verify-email/REDACTED'],
    ],
    keeps: [
      '/reset/{token}',
      '/verify/4711',
      '/reset/password-form-page',
      '/users/0123456789abcdef0123456789abcdef',
    ],
  },
})
