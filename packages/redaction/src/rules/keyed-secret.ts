import type { About } from '../about.ts'
import { codeAt, textBefore } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { closingQuote, secretKey } from '../key-before.ts'
import { valueAfter } from '../value-after.ts'
import { isMarker, REDACTED } from '../markers.ts'
import { maskCookies } from './cookies.ts'
import { hasCookies, isColumn, isHidden, isHint, withoutScheme } from './keyed-values.ts'

const LONG = 128

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
    // `&token=&…`
    if ('&;,'.includes(text.charAt(at + 1)) && at + 1 < text.length) return at + 1
    const key = secretKey(text, end, from, context.verdict)
    if (key === undefined) return at + 1
    const assigned = text[at] === '='
    const quote = closingQuote(text, end)
    if (!assigned && quote === '' && isName(text, at, end - key.length)) return at + 1
    const found = valueAfter(text, at)
    if (found === undefined) return at + 1
    const value = withoutScheme(text, key, found)
    const content = text.slice(value.start, value.end)
    // What follows is asked about again, but not the same long value for each of its characters.
    const next = content.length > LONG ? value.end : at + 1
    if (content === '' || isMarker(content)) return value.end + 1
    if (quote !== '' && assigned && isColumn(text, found)) return at + 1
    if (quote === '' && !assigned && isHint(text, found)) return next
    if (!isHidden(key, content, value, assigned, quote !== '')) return next
    const range = { start: value.start, end: value.end }
    if (hasCookies(key, content)) {
      const marker = maskCookies(content, REDACTED)
      return marker === content ? value.end : { ...range, marker }
    }
    // A bare value behind a quoted key gets quotes, so that JSON stays JSON.
    const own = value.quote === '' ? quote : ''
    return { ...range, marker: `${own}${REDACTED}${own}` }
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
    ['Set-Cookie: a=1; Path=/; Secure', 'Set-Cookie: a=[REDACTED]; Path=/; Secure'],
    ['password:\n  hunter2', 'password:\n  [REDACTED]'],
    ['password=true,hunter2', 'password=[REDACTED]'],
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
    'pin=17',
    'Unexpected token: 1234',
    'secret: /run/secrets/db',
    'jwt=disabled',
    'dsn=4.0.0, stat=Sent',
    'Bad activity token: android.os.BinderProxy@2bd79ce',
  ],
  re2: [
    {
      pattern:
        '("{{secret}}"\\s{0,4}(?::|=>)\\s{0,4})(?:"(?:[^"\\\\\\[]|\\\\.|\\[[^A-Za-z])(?:[^"\\\\]|\\\\.)*"|-?\\d[\\d.]*|\\{[^{}]*\\}|\\[[^\\[\\]]*\\])',
      replacement: '$1"[REDACTED]"',
    },
    {
      pattern: '("{{secret}}\\\\{1,3}"\\s{0,4}:\\s{0,4}\\\\{1,3}")[^"]*[^"\\\\]',
      replacement: '$1[REDACTED]',
    },
    {
      pattern:
        '(ookie2?\\s?[:=]\\s{0,4})[^\\s=;"\'\\[]+=[^\\r\\n"\'\\x60\\[;]+(?:;[^\\r\\n"\'\\x60]*)?',
      replacement: '$1[REDACTED]',
    },
    {
      pattern:
        '(uthorization\\s?[:=]\\s{0,4}(?i:basic|bearer|token|apikey|negotiate|ntlm|dpop)\\s{1,4})[^\\s"\',;\\[]+',
      replacement: '$1[REDACTED]',
    },
    {
      pattern:
        '((?i:pass(?:w(?:or[dt]|d)|phrase)|kennwort|secret|token|pwd|api[ _-]?key|(?:private|access)[_-]?key|credentials)\\d{0,2}(?:[_-]confirmation)?\\]?(?:\\[\\d{0,3}\\])?\\\\?\\s?)(?:((?:=>?\\s?|:\\s{0,4})")(?:[^"\\\\?]|\\\\.|\\?[^"])(?:[^"\\\\]|\\\\.)*(")|((?:=>?\\s?|:\\s{0,4})\')(?:[^\'?]|\\?[^\'])[^\']*(\')|(=)(?:[^\\s"\'\\x60<>$%{?*\\[&,;)|\\\\=/~R-]|R(?:[^E\\s]|\\b)|RE(?:[^D\\s]|\\b))[^\\s"\'\\x60<>|&;]*)',
      replacement: '$1$2$4$6[REDACTED]$3$5',
    },
    {
      pattern:
        '((?i:pass(?:w(?:or[dt]|d)|phrase)|kennwort):\\s{0,4}|(?i:pwd|secret|[_-]token|api[ _-]?key|(?:private|access)[_-]?key):\\s{1,4})(?:[A-Za-z!#+/._~-]+\\d|\\d[^\\s"\'<>,;)]{3})[^\\s"\'\\x60<>,;)]*',
      replacement: '$1[REDACTED]',
    },
    {
      pattern: '(?i)(\\b(?:pin|tan|[ct]?otp|cv[vc]2?)\\s?[:=]\\s{0,4})\\d{3,8}\\b',
      replacement: '$1[REDACTED]',
    },
  ],
  misses:
    'Secrets without `:` or `=` in front. RE2 leaves letters alone behind a colon (`password: hunter` reads like `password: required`), and what begins like a path.',
}

const resource = /\b(?:arn|urn):[\w:.-]*$/

/** arn:aws:secretsmanager:eu-central-1:1:secret:Name, std::token, image/token:v1, Unexpected token: */
function isName(text: string, at: number, start: number): boolean {
  const before = codeAt(text, start - 1)
  if (before === 47) return codeAt(text, at + 1) !== 32 || !/pass|kenn/i.test(text.slice(start, at))
  if (before === 58) {
    return codeAt(text, start - 2) === 58 || resource.test(textBefore(text, start, 100))
  }
  if (codeAt(text, at + 1) === 58) return !/^:+[= ]/.test(text.slice(at, at + 4))
  return codeAt(text, start - 2) === 100 && text.startsWith('nexpected', start - 10)
}
