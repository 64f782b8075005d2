import { valueEnd, type Value } from '../key-value.ts'

const scheme =
  /^(?:(?:bearer|basic|token|apikey|api-key|negotiate|ntlm|dpop|ssws|geniekey|splunk|oauth|key)[ \t]+)(?=[^\s{])/i
const longScheme = /^(?:digest|hawk|signature|aws4-(?:hmac-sha256|ecdsa-p256-sha256))[ \t]/i
export const cookieKey = /cookie2?$/i
const passwordKey =
  /(?:pass(?:word|wd|wort|phrase)?|kennwort|^pw)\d*(?:[-_. ]?(?:confirmation|confirm|repeat|again|neu|alt|new|old))?$/i
const codeKey = /(?:^|[^a-z])(?:pin|tan|[ct]?otp|cv[vc]2?)$/i

const LINE_END = /[\r\n"'`]|\\[nrt]/g
const HEADER_END = /[\r\n]/g

/**
 * The part of a value that is secret: the scheme of `Authorization: Basic …` stays; a cookie, a
 * digest and a pass phrase of plain words reach to the end of the line.
 */
export function withoutScheme(text: string, key: string, value: Value): Value {
  const head = text.slice(value.start, value.start + 32)
  if (value.quote === '') {
    if (longScheme.test(head)) return { ...value, end: search(text, HEADER_END, value.start) }
    if (cookieKey.test(key) && text.slice(value.start, value.end).includes('=')) {
      return { ...value, end: search(text, LINE_END, value.start) }
    }
  }
  const prefix = scheme.exec(head)?.[0]
  if (prefix !== undefined) {
    const start = value.start + prefix.length
    return { ...value, start, end: value.quote === '' ? valueEnd(text, start) : value.end }
  }
  return value.quote === '' && value.apart && passwordKey.test(key) ? phrase(text, value) : value
}

const plainWords = /[a-zäöüß]+(?: [a-zäöüß]+){2,11}(?=[\r\n.,;)\]}“”»«]|$)/y

/** `password: correct horse battery`, as long as it is nothing but plain words. */
function phrase(text: string, value: Value): Value {
  plainWords.lastIndex = value.start
  return plainWords.test(text) ? { ...value, end: plainWords.lastIndex } : value
}

function search(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}

/** What stands where a secret could stand and is none: literals, references, placeholders. */
const placeholder =
  /^(?:true|false|null|undefined|none|nil|nan|yes|no|n\/a|redacted|xxx+|\*+|•+|\.{3,}|\$[{(].*|\$[A-Za-z_]\w*|\$\d+|%[sdjo]|%\w+%|\{\{.*|\{\w*\}?|<[\w .-]*>?|\?|-+|(?:process\.env|os\.environ|secrets|env|var|local|self|this)\..*|[\w.:$]+\(\)?;?|\[object.*|\[(?:filtered|redacted|masked|hidden|getter|circular)\]|(?:your|my|insert|replace|example)[-_][\w-]*)$/i
/** `:email` and `@p1` of statements; a password may begin with either. */
const parameter = /^[:@][a-z_]\w*$/i
/** Where it lies: `/run/secrets/db`, `src/token/store.ts`. */
const path =
  /^(?:~|\.{1,2}|[a-z]:\\|\/(?:app|dev|etc|home|mnt|opt|proc|root|run|srv|tmp|usr|var|vault)(?=[/\s]|$))[^\s]*$|^[\w-]+(?:\/[\w.-]+)+\.[a-z]{1,4}$/i
/** `config.auth.accessToken`, `Token{a64f992`, `android.os.BinderProxy@2bd79ce`, `disabled`. */
const expression =
  /^(?:[A-Za-z_$]+(?:\??\.[A-Za-z_$]+)+(?:@[\da-f]+|[\d/]+)?[;,(]?|[A-Z][A-Za-z]+[{@[(].*|(?:en|dis)abled|o[nf]f?|active|default|auto|optional)$/
const fewDigits = /^(?:\d{1,5}|\d+(?:\.\d+)+)$/

export function isPlaceholder(content: string): boolean {
  return placeholder.test(content) || parameter.test(content)
}

/** `"other"."email"`: SQL quotes names as JSON quotes values. */
export function isColumn(text: string, { end, quote }: Value): boolean {
  return (
    /["`]$/.test(quote) && /^\.["`[]/.test(text.slice(end + quote.length, end + quote.length + 2))
  )
}

/** What error messages say behind `password:`. */
export const prose =
  /^(?:required|invalid|incorrect|wrong|missing|expired|must|is|was|not|please|too|can(?:not)?|does|did|for|and|or|reset|changed?|updated?|empty|string|str|text|any|number|boolean|optional|minimum|should|failed|unknown|revoked|falsch|ungültig|fehlt|abgelaufen|muss|darf|erforderlich|leer|geändert|zurückgesetzt|nicht|bitte|zu)[.,;:!]?$/i

const SHORTEST = 4
const KEY_MATERIAL = 20

export function isHidden(
  key: string,
  content: string,
  { quote, apart }: Value,
  assigned: boolean,
  quotedKey: boolean,
): boolean {
  if (placeholder.test(content) || path.test(content)) return false
  const password = passwordKey.test(key)
  if (!password && expression.test(content)) return false
  if (/pwd$/i.test(key) && content.startsWith('/')) return false
  if (quote === '' && assigned && (apart || quotedKey) && isParameter(content, key)) return false
  if (quote !== '' || quotedKey) return true
  const first = content.split(/\s/, 1)[0] ?? ''
  if (!assigned && prose.test(first)) return false
  // `pin: 3 attempts left`, `pin=17` of a board
  if (codeKey.test(key)) return /\d.*\d.*\d/.test(content)
  if (password) return true
  if (/(?:token|dsn)$/i.test(key) && fewDigits.test(content)) return false
  if (assigned && !apart) return true
  if (content.length < SHORTEST) return false
  if (cookieKey.test(key)) return content.includes('=')
  return /\d|[a-z][A-Z]|[_~+/=]/.test(content) || content.length >= KEY_MATERIAL
}

/** `password = @password`, `pw = :p1`; `@geheim` is a password. */
function isParameter(content: string, key: string): boolean {
  const name = content.slice(1).toLowerCase()
  return (
    parameter.test(content) &&
    (key.toLowerCase().includes(name) || /^(?:p|pw|param|arg|new|old)\w*$/.test(name))
  )
}
