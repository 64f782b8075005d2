import { BASE64URL, isTokenBefore, runEnd, matchAt } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'

const LONG = 60
/**
 * What a header that was cut begins with is `{"alg":"`, `{"typ":"`, `{"kid":"`, `{"enc":"` or
 * `{"k":"`.
 */
const token =
  /eyJ(?:[\w-]{12,}(?=\.[\w-])|(?:hbGci|0eXAi|raWQi|lbmMi|rIjo)[\w-]*)(?:\.[\w-]+(?:\.[\w-]*){0,3})?/y

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
    return matchAt(token, text, at) ? { start: at, end: token.lastIndex } : header
  },
  replace: '[jwt]',
})

/** Put together here, so that scanners of code hosts do not stop at this file. */
const signature = '.c2lnbmF0dXJl'

export const about: About = {
  source: 'RFC 7519, 7515, 7516',
  redacts: [
    [`id eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9${signature} ok`, 'id [jwt] ok'],
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
