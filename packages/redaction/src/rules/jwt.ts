import { BASE64URL, isTokenBefore, runEnd } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'

const SHORTEST_HEADER = 15
/** `{"alg":"` and `{"typ":"` in base64url: what a token starts with that was cut in its header. */
const openings = ['eyJhbGciOi', 'eyJ0eXAiOi', 'eyJraWQiOi', 'eyJlbmMiOi']

/**
 * JSON Web Tokens, signed or encrypted (RFC 7519, 7516): base64url of `{"`, then segments. Also
 * one that was cut off, when its header gives it away.
 */
export const jwt = defineRule({
  name: 'jwt',
  kind: 'secret',
  trigger: 'eyJ',
  match(text, at, from) {
    const header = runEnd(text, at, BASE64URL)
    if (at > from && isTokenBefore(text, at)) return header
    let end = header
    let segments = 1
    while (segments < 5 && text[end] === '.') {
      const next = runEnd(text, end + 1, BASE64URL)
      if (next === end + 1 && segments < 2) break
      end = next
      segments++
    }
    if (segments > 1 && header - at >= SHORTEST_HEADER) return { start: at, end }
    return openings.some((opening) => text.startsWith(opening, at)) ? { start: at, end } : header
  },
  replace: '[jwt]',
})

export const about: About = {
  source: 'RFC 7519, 7515, 7516',
  redacts: [
    [
      `id ${['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiI0MiJ9', 'c2lnbmF0dXJl'].join('.')} ok`,
      'id [jwt] ok',
    ],
    ['cut eyJhbGciOiJIUzI1', 'cut [jwt]'],
  ],
  keeps: ['eyJ', 'keyJohn.doe', 'data eyJhIjoxfQ=='],
  re2: [],
}
