import type { About } from '../about.ts'
import { defineRule, type RuleContext } from '../define-rule.ts'
import { closingQuote, keyStart, valueAfter } from '../key-value.ts'
import { isMarker, REDACTED } from '../markers.ts'
import { isColumn, isHidden, withoutScheme } from './keyed-values.ts'

/**
 * `password=…`, `Passwort: …`, `api_key: "…"`, `{"token":"…"}` and the like, in any text: prose,
 * logfmt, JSON within a string, code. The key is judged as an attribute key is. A quoted value is
 * taken whole; an unquoted one up to the next space, a pass phrase of plain words to its end.
 */
export const keyedSecret = defineRule({
  name: 'keyed-secret',
  kind: 'secret',
  trigger: [
    { text: ':', behindKey: true },
    { text: '=', behindKey: true },
  ],
  match(text, at, from, context) {
    const end = context.listedKeyEnd(text, at, from)
    if (end < 0) return at + 1
    const key = secretKey(text, end, from, context)
    if (key === undefined) return at + 1
    const quote = closingQuote(text, end)
    const quotedKey = quote !== ''
    // arn:aws:secretsmanager:eu-central-1:1:secret:Name, std::token
    const before = text[end - key.length - 1]
    if (text[at] === ':' && !quotedKey && (before === ':' || text[at + 1] === ':')) return at + 1
    const found = valueAfter(text, at)
    if (found === undefined) return at + 1
    const value = withoutScheme(text, key, found)
    const content = text.slice(value.start, value.end)
    if (content === '' || isMarker(content)) return value.end + 1
    if (quotedKey && text[at] === '=' && isColumn(text, found)) return at + 1
    if (!isHidden(key, content, value, text[at] === '=', quotedKey)) return at + 1
    // A bare value behind a quoted key gets quotes, so that JSON stays JSON.
    const own = value.quote === '' ? quote : ''
    return { start: value.start, end: value.end, marker: `${own}${REDACTED}${own}` }
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'OWASP Logging Cheat Sheet',
  redacts: [
    ['Passwort: Geheim123', 'Passwort: [REDACTED]'],
    ['kennwort=x pwd=y', 'kennwort=[REDACTED] pwd=[REDACTED]'],
    ['{"password":"hunter2","token":"abc"}', '{"password":"[REDACTED]","token":"[REDACTED]"}'],
    ['{"pin":1234}', '{"pin":"[REDACTED]"}'],
    ['body {\\"secret\\":\\"a\\"}', 'body {\\"secret\\":\\"[REDACTED]\\"}'],
    ['api_key: "a b c"', 'api_key: "[REDACTED]"'],
    ['password\\=x', 'password\\=[REDACTED]'],
    ['API key: k3y-m4terial', 'API key: [REDACTED]'],
    ['password: correct horse battery', 'password: [REDACTED]'],
    ['password_confirmation: hunter', 'password_confirmation: [REDACTED]'],
    ['Cookie: a=1; other=1', 'Cookie: [REDACTED]'],
  ],
  keeps: [
    'secretary: Anna',
    'error code: 404',
    'token_count=12',
    'Invalid token: unexpected end',
    'PWD=/srv',
    'arn:aws:secretsmanager:eu-central-1:123456789012:secret:name',
    'password=${DB_PASSWORD}',
    '"password":null',
    'password = @password',
    '"password" = :pw',
    'password: required',
    'pin: 3 attempts left',
  ],
  re2: [],
}

/** The key in the text if it is a secret's; two words when one is not enough (`API key`). */
function secretKey(
  text: string,
  end: number,
  from: number,
  { verdict }: RuleContext,
): string | undefined {
  const start = keyStart(text, end, from)
  const word = text.slice(start, end)
  if (verdict(word).kind === 'secret') return word
  if (start - 1 <= from || text[start - 1] !== ' ') return undefined
  const phrase = text.slice(keyStart(text, start - 1, from), end)
  return verdict(phrase).kind === 'secret' ? phrase : undefined
}
