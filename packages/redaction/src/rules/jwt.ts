import { BASE64URL, isTokenBefore, runEnd } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'

const SHORTEST_HEADER = 15
const LONG = 60
/** What a header begins with that was cut: `{"alg":"`, `{"typ":"`, `{"kid":"`, `{"enc":"`, `{"k":"`. */
const opening = /eyJ(?:hbGci|0eXAi|raWQi|lbmMi|rIjo)/y

/**
 * JSON Web Tokens, signed or encrypted (RFC 7519, 7516): base64url of `{"`, then segments. Also
 * one that was cut off, when its header gives it away.
 */
export const jwt = defineRule({
  name: 'jwt',
  kind: 'secret',
  trigger: ['eyJ', 'ZXlK'],
  match(text, at, from) {
    const header = runEnd(text, at, BASE64URL)
    // A token that was encoded once more
    if (text[at] === 'Z') return header - at < LONG ? header : { start: at, end: header }
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
    opening.lastIndex = at
    return opening.test(text) ? { start: at, end } : header
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
  keeps: ['ZXlK', 'eyJ', 'keyJohn.doe', 'data eyJhIjoxfQ=='],
  re2: [
    {
      pattern:
        'eyJ(?:(?:hbGciOi|0eXAiOi|raWQiOi|lbmMiOi)[\\w-]*(?:\\.[\\w-]*){0,4}|[\\w-]{12,}\\.[\\w-]+(?:\\.[\\w-]*){0,3})',
      replacement: '[jwt]',
    },
  ],
  misses: 'A token that was cut before the first name in its header.',
}
