import { BASE64URL, isTokenBefore, runEnd } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'

const PREFIX = 'svas_'
const SHORTEST = 16

/** The tokens of @sva/auth: `svas_` and base64url. The prefix is there so that this can find them. */
export const sessionToken = defineRule({
  name: 'session-token',
  kind: 'secret',
  trigger: PREFIX,
  match(text, at, from) {
    const end = runEnd(text, at + PREFIX.length, BASE64URL)
    if (end - at - PREFIX.length < SHORTEST) return end
    return at > from && isTokenBefore(text, at) && text[at - 1] !== '-' ? end : { start: at, end }
  },
  replace: '[session-token]',
})

export const about: About = {
  source: '@sva/auth',
  redacts: [[`cookie was ${PREFIX}aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-`, 'cookie was [session-token]']],
  keeps: ['svas_short', 'the prefix is svas_'],
  re2: [{ pattern: 'svas_[\\w-]{16,}', replacement: '[session-token]' }],
}
