import { valueEnd, type Value } from '../key-value.ts'

const scheme = /^(?:(?:bearer|basic|token|apikey|api-key|negotiate|ntlm|dpop|sswss)[ \t]+)(?=\S)/i
const longScheme = /^(?:digest|hawk|signature|aws4-hmac-sha256|aws4-ecdsa-p256-sha256)[ \t]/i
const longKey = /cookie2?$/i
const passwordKey =
  /(?:pass(?:word|wd|wort|phrase)?|kennwort)\d*(?:[-_. ]?(?:confirmation|confirm|repeat|again))?$/i
const codeKey = /(?:^|[^a-z])(?:pin|tan|[ct]?otp|cv[vc]2?)$/i

const LINE_END = /[\r\n"'`]|\\[nrt]/g

/**
 * The part of a value that is secret: the scheme of `Authorization: Basic …` stays; a cookie, a
 * digest and a pass phrase of plain words reach to the end of the line.
 */
export function withoutScheme(text: string, key: string, value: Value): Value {
  if (value.quote === '' && reachesLineEnd(text, key, value)) {
    return { ...value, end: search(text, LINE_END, value.start) }
  }
  const prefix = scheme.exec(text.slice(value.start, value.start + 32))?.[0]
  if (prefix !== undefined) {
    const start = value.start + prefix.length
    return { ...value, start, end: value.quote === '' ? valueEnd(text, start) : value.end }
  }
  return value.quote === '' && value.apart && passwordKey.test(key) ? phrase(text, value) : value
}

function reachesLineEnd(text: string, key: string, { start, end }: Value): boolean {
  return longKey.test(key)
    ? text.slice(start, end).includes('=')
    : longScheme.test(text.slice(start, start + 32))
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
  /^(?:true|false|null|undefined|none|nil|nan|yes|no|n\/a|redacted|xxx+|\*+|•+|\.{3,}|\$\{.*|\$[A-Z_]+|\$\d+|%[sdjo]|\{\{.*|\{\w*\}?|<[\w .-]*>?|\?|-+|process\.env.*|os\.environ.*|\[object.*|\[(?:filtered|redacted|masked|hidden|getter|circular)\])$/i
/** `:email` and `@email` of statements; a password may begin with either. */
const parameter = /^[:@][a-z_]\w*$/i

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
const prose =
  /^(?:required|invalid|incorrect|wrong|missing|expired|must|is|was|not|please|too|can(?:not)?|does|did|for|and|or|reset|changed?|updated?|empty|string|str|text|any|number|boolean|optional|minimum|should|failed|unknown|revoked|falsch|ungültig|fehlt|abgelaufen|muss|darf|erforderlich|leer|geändert|zurückgesetzt|nicht|bitte|zu)[.,;:!]?$/i
const path = /^(?:\/|~|[a-z]:\\)/i

const SHORTEST = 4
const KEY_MATERIAL = 20

export function isHidden(
  key: string,
  content: string,
  { quote, apart }: Value,
  assigned: boolean,
  quotedKey: boolean,
): boolean {
  if (placeholder.test(content)) return false
  if (/pwd$/i.test(key) && path.test(content)) return false
  if (quote === '' && assigned && (apart || quotedKey) && parameter.test(content)) return false
  if (quote !== '' || quotedKey) return true
  const first = content.split(/\s/, 1)[0] ?? ''
  if (!assigned && prose.test(first)) return false
  // `pin: 3 attempts left`
  if (codeKey.test(key)) return (assigned ? /\d/ : /\d.*\d.*\d/).test(content)
  if (passwordKey.test(key) || (assigned && !apart)) return true
  if (content.length < SHORTEST) return false
  if (longKey.test(key)) return content.includes('=')
  return /\d|[a-z][A-Z]|[_~+/=]/.test(content) || content.length >= KEY_MATERIAL
}
