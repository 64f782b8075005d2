import { runEnd, BASE64URL } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { URL_REDACTED } from '../markers.ts'

const nouns = `reset reset-password verify verify-email invite invitation magic magic-link confirm
  confirm-email activate activation`.split(/\s+/)
const words = nouns
  .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
  .map((word) => `${word}/`)
/** `password-form-page`: words with dashes are a page. */
const page = /^[a-z]+(?:[-_][a-z]+)+\d?$/
const SHORTEST = 16
const KEY_MATERIAL = 32
/** `resetPasswordController.ts` */
const extension = /\.[a-z]{1,4}(?!\w)/y

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
    return isCapability(text, start, end) ? { start, end } : end
  },
  replace: URL_REDACTED,
})

export const about: About = {
  source: 'W3C TAG, Capability URLs',
  redacts: [
    ['GET /reset/0123456789abcdef0123456789abcdef', 'GET /reset/REDACTED'],
    ['/Verify-email/0123456789abcdef', '/Verify-email/REDACTED'],
  ],
  keeps: [
    '/reset/{token}',
    '/verify/4711',
    'src/reset/resetPasswordController.ts',
    '/confirm/order-confirmation-page2',
    '/reset/password-form-page',
    '/users/0123456789abcdef0123456789abcdef',
  ],
  re2: [],
}

function isCapability(text: string, start: number, end: number): boolean {
  const value = text.slice(start, end)
  if (value.length < SHORTEST || page.test(value)) return false
  extension.lastIndex = end
  // A file has a digit or two in its name, a key has many.
  if (extension.test(text)) return /\d\D*\d\D*\d/.test(value)
  return value.length >= KEY_MATERIAL || /\d/.test(value)
}
