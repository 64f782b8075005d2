import { codeAt, endOf, is, KEY, TOKEN } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule, type RuleContext } from '../define-rule.ts'
import { isMarker, URL_REDACTED } from '../markers.ts'

/**
 * Signed URLs of the clouds, as in OpenTelemetry's conventions for `url.query`; what people type,
 * and who they are; bare words that open doors in a URL, although not as attribute keys.
 */
const always =
  /^(?:.*signature|sig|q|query|search|suche|suchbegriff|term|name|address|key|auth|pass|assertion|session|nonce)$/
/** `?state=open` and `?ticket=4711` are filters; behind 16 characters they are OAuth's and CAS's. */
const filters = /^(?:code|state|ticket)$/
const filter = /^.{0,15}$/s
/** `?name=asc`, `?session=new`: how to sort, what to show. */
const choice = /^(?:asc|desc|true|false|new|all|any|none|null|open|\d{1,3})$/i

const nothing = /^$/

const VALUE_END = /[&#\s"'<>`\\)]/g
const MATRIX_END = /[;/?&#\s"'<>`\\)]/g
const SPACE = /\s/g
const LONGEST_KEY = 64

/**
 * Secrets, persons and free text in the query, fragment or matrix part of a URL. Names stay,
 * values become `REDACTED`, as OpenTelemetry's conventions ask for.
 */
export const urlQuery = defineRule({
  name: 'url-query',
  kind: 'secret',
  trigger: { text: '=', before: `${TOKEN}.[]` },
  match(text, at, from, context) {
    let start = at
    const first = Math.max(from - 1, at - LONGEST_KEY, 0)
    while (start > first && isName(codeAt(text, start - 1))) start--
    if (start === at || !opensParameter(codeAt(text, start - 1))) return at + 1
    const before = text.charAt(start - 1)
    const spared = sparedBy(innermost(text.slice(start, at)), before, context)
    if (spared === undefined) return at + 1
    const end = endOf(text, before === ';' ? MATRIX_END : VALUE_END, at + 1)
    if (before === '' && !isWholeQuery(text, end)) return at + 1
    const value = text.slice(at + 1, end)
    if (value === '' || isMarker(value) || spared.test(value)) return at + 1
    return { start: at + 1, end }
  },
  replace: URL_REDACTED,
})

export const about: About = {
  source: 'OpenTelemetry `url.query`; RFC 6749',
  redacts: [
    ['GET /x?id=7&token=abc123 200', 'GET /x?id=7&token=REDACTED 200'],
    ['/suche?q=Erika+Mustermann', '/suche?q=REDACTED'],
    ['/cb?code=a1b2c3d4e5f6a7b8&x=1', '/cb?code=REDACTED&x=1'],
    ['https://s3/x?X-Amz-Signature=0a1b2c', 'https://s3/x?X-Amz-Signature=REDACTED'],
    ['/app#access_token=abc', '/app#access_token=REDACTED'],
    ['/x?filter[vorname]=Erika', '/x?filter[vorname]=REDACTED'],
    ['/app;session=abc', '/app;session=REDACTED'],
    ['/x?steuer_id=86095742719', '/x?steuer_id=REDACTED'],
    ['/x?kfz_kennzeichen=HB-AB%201234', '/x?kfz_kennzeichen=REDACTED'],
  ],
  keeps: [
    '/x?filter[state]=open',
    '/x?state=open',
    '/x?ticket=4711',
    'GET /x?code=404',
    '/x?page=2&sort=date',
    '/x?name=asc&session=new',
    '/app.js?hash=0a1b2c3d',
    'a == b',
  ],
  re2: [
    {
      pattern:
        '(?i)([?&#](?:[\\w.-]*(?:\\[|%5B|[._-]))?(?:\\w*(?:token|secret|password|passwort|kennwort|passwd|passphrase|api[_-]?key|credentials?)|access[_-]?key(?:[_-]?id)?|awsaccesskeyid|pwd|otp|totp|pin|tan|jwt|sid|session[_-]?(?:id|state)|signature|sig|auth|authorization|pass|pw|key|nonce|assertion|saml(?:response|request)|id[_-]?token[_-]?hint|q|query|search|suche|suchbegriff|term|e?mail|phone|tel|telefon|(?:first|last|full|user)[_-]?name|vorname|nachname|address|adresse|birthday|dob|geburtsdatum|iban|user[_-]?id|steuer[_-]?(?:id|nummer|nr)|tax[_-]?(?:id|number|no)|\\w*(?:versicherungs|versicherten|ausweis|pass|karten|konto|fuehrerschein)[_-]?(?:nummer|nr)|(?:passport|(?:credit[_-]?)?card|account|licen[cs]e|insurance|phone)[_-]?(?:number|no|plate)|id[_-]?nr|[krs]vnr|ssn|personalausweis|reisepass|kreditkarte|credit[_-]?card|(?:kfz|auto)[_-]?kennzeichen|cookies?|ip|(?:client|remote|ip)[_-]?(?:ip|addr(?:ess)?|adresse))(?:\\]|%5D)?(?:\\[\\d{0,3}\\])*=)[^&#\\s"\'<>\\x60\\\\)\\[][^&#\\s"\'<>\\x60\\\\)]*',
      replacement: '$1REDACTED',
    },
    {
      pattern: '(?i)([?&](?:code|state|ticket)=)[^&#\\s"\'<>\\x60\\\\)]{16,}',
      replacement: '$1REDACTED',
    },
    {
      pattern: '(?i)(;(?:j?session(?:id)?|sid)=)[^;/?&#\\s"\'<>\\x60\\\\)]+',
      replacement: '$1REDACTED',
    },
  ],
  misses:
    'RE2 knows the commonest parameters, not all listed keys, and leaves `name=` and `session=` alone, which choose as often as they tell; a query without its question mark is read by the SDK only.',
}

/** Letters, digits, _ - . and the brackets of `filter[vorname]` and `token[0]`. */
function isName(code: number): boolean {
  return is(code, KEY) || code === 91 || code === 93
}

/** Nothing, ? & ; # */
function opensParameter(code: number): boolean {
  return code === 0 || code === 63 || code === 38 || code === 59 || code === 35
}

/** The last name in brackets; an index is none. */
function innermost(name: string): string {
  if (!name.endsWith(']')) return name
  return /([^[\]]*)\]?$/.exec(name.replace(/(?:\[\d{0,3}\])+$/, ''))?.[1] ?? name
}

/** The values that may stay behind this name; undefined when all may. */
function sparedBy(name: string, before: string, { verdict }: RuleContext): RegExp | undefined {
  // Matrix parameters look like any list of settings; keyed secrets in those have a rule.
  if (before === ';') return /^(?:j?session(?:id)?|sid)$/i.test(name) ? nothing : undefined
  const { kind } = verdict(name)
  if (kind === 'secret') return nothing
  const plain = /[^a-z]/.test(name) ? name.toLowerCase().replaceAll(/[-_.]/g, '') : name
  if (filters.test(plain)) return filter
  if (kind === 'identity' || (before === '#' && plain === 'session')) return choice
  return before !== '#' && (kind === 'person' || always.test(plain)) ? choice : undefined
}

/** `url.query` comes without its question mark: a text that is nothing but parameters. */
function isWholeQuery(text: string, valueEnd: number): boolean {
  return text[valueEnd] === '&' && endOf(text, SPACE, valueEnd) === text.length
}
