import { codeAt, is, KEY } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule, type RuleContext } from '../define-rule.ts'
import { isMarker, URL_REDACTED } from '../markers.ts'

/** Signed URLs of the clouds; the list of OpenTelemetry's conventions for `url.query`. */
const signatures =
  'x_amz_signature x_amz_credential x_amz_security_token awsaccesskeyid signature sig x_goog_signature'
/** What people type, and who they are. */
const personal =
  'q query search suche suchbegriff term email mail phone tel name firstname lastname vorname nachname address adresse birthday dob'
/** Bare words that open doors when they stand in a URL, although not as attribute keys. */
const secrets =
  'key auth pass pw assertion samlresponse samlrequest id_token_hint session hash nonce'
const always = new Set(`${signatures} ${personal} ${secrets}`.replaceAll('_', '').split(' '))
/** `?state=open` and `?ticket=4711` are filters; behind 16 characters they are OAuth's and CAS's. */
const whenLong = new Set(['code', 'state', 'ticket'])
const LONG = 16

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
  trigger: '=',
  match(text, at, from, context) {
    const start = parameterStart(text, at, Math.max(from - 1, at - LONGEST_KEY, 0))
    if (start === at || (start > 0 && !isDelimiter(text.charCodeAt(start - 1)))) return at + 1
    const before = text[start - 1] ?? ''
    const end = search(text, before === ';' ? MATRIX_END : VALUE_END, at + 1)
    if (before === '' && !isWholeQuery(text, end)) return at + 1
    const value = text.slice(at + 1, end)
    if (value === '' || isMarker(value)) return at + 1
    const name = innermost(text.slice(start, at))
    return hides(name, value, before, context) ? { start: at + 1, end } : at + 1
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
  ],
  keeps: [
    '/x?filter[state]=open',
    '/x?state=open',
    '/x?ticket=4711',
    'GET /x?code=404',
    '/x?page=2&sort=date',
    'a == b',
  ],
  re2: [],
}

/** Brackets are part of a name: `filter[vorname]`, `token[0]`. */
function parameterStart(text: string, end: number, limit: number): number {
  let at = end
  while (at > limit && (is(codeAt(text, at - 1), KEY) || '[]'.includes(text.charAt(at - 1)))) at--
  return at
}

/** The last name in brackets; an index is none. */
function innermost(name: string): string {
  return /([^[\]]*)\]?$/.exec(name.replace(/(?:\[\d{0,3}\])+$/, ''))?.[1] ?? name
}

/** ? & ; # */
function isDelimiter(code: number): boolean {
  return code === 63 || code === 38 || code === 59 || code === 35
}

function hides(name: string, value: string, before: string, context: RuleContext): boolean {
  const { kind } = context.verdict(name)
  // Matrix parameters look like any list of settings; keyed secrets in those have a rule.
  if (before === ';') return /^(?:j?session(?:id)?|sid)$/i.test(name)
  if (kind === 'secret') return true
  const plain = name.toLowerCase().replaceAll(/[-_.]/g, '')
  if (whenLong.has(plain)) return value.length >= LONG
  if (before === '#') return plain === 'session' || kind === 'identity'
  return kind === 'identity' || kind === 'person' || always.has(plain)
}

/** `url.query` comes without its question mark: a text that is nothing but parameters. */
function isWholeQuery(text: string, valueEnd: number): boolean {
  return text[valueEnd] === '&' && search(text, SPACE, valueEnd) === text.length
}

function search(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}
