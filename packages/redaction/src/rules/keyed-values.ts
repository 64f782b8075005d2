import { codeAt, endOf, matchAt } from '../chars.ts'
import { isMarker } from '../markers.ts'
import { valueEnd, type Value } from '../value-after.ts'

/** Behind the first group come parameters, behind the others credentials. */
const scheme =
  /(?:(digest|hawk|signature|aws4-[\w-]+)|bearer|basic|token|api-?key|negotiate|ntlm|dpop|ssws|geniekey|splunk|oauth)[ \t]+(?=[^\s{])/iy
/** A quoted value of a cookie (RFC 6265, 4.1.1) ends no line. */
const LINE_END = /[\r\n'`]|\\[nrt]|"(?<!=\\*"(?=[^\s",;\\]+\\*")|=\\*"[^\s",;\\]+\\*")/g
const HEADER_END = /[\r\n]/g

// What a key says about how its secret is written.
const cookie = /cookies?2?$/i
const password =
  /(?:pass(?:word|wd|wort|phrase)?|kennwort|^pw)\d*(?:[-_. ]?(?:confirm(?:ation)?|repeat|again|neu|alt|new|old))?$/i
/** A few digits. */
const code = /(?:^|[^a-z])(?:pin|tan|[ct]?otp|cv[vc]2?)$/i
/** Also a count, a version or a word of parsers. */
const token = /(?:token|dsn)$/i

/**
 * The part of a value that is secret: the scheme of `Authorization: Basic …` stays; a cookie, a
 * digest and a pass phrase of plain words reach to the end of the line.
 */
export function withoutScheme(text: string, key: string, value: Value): Value {
  const bare = value.quote === ''
  if (bare && hasCookies(key, text.slice(value.start, value.end))) {
    return { ...value, end: endOf(text, LINE_END, value.start) }
  }
  if (bare && codeAt(text, value.end) !== 32 && codeAt(text, value.end) !== 9) return value
  const found = matchAt(scheme, text, value.start)
  if (found === null) return bare && value.apart && password.test(key) ? phrase(text, value) : value
  if (found[1] !== undefined) {
    return bare ? { ...value, end: endOf(text, HEADER_END, value.start) } : value
  }
  const start = value.start + found[0].length
  return { ...value, start, end: bare ? valueEnd(text, start) : value.end, apart: false }
}

/** Cookies as their header has them; a list or an object of them is masked whole. */
export function hasCookies(key: string, content: string): boolean {
  return cookie.test(key) && /^[^[{][^]*=/.test(content)
}

const plainWords = /[a-zäöüß]+(?: [a-zäöüß]+){2,11}(?![\wäöüß]|[=:])/y

/** `password: correct horse battery`, as long as it is nothing but plain words. */
function phrase(text: string, value: Value): Value {
  return matchAt(plainWords, text, value.start) ? { ...value, end: plainWords.lastIndex } : value
}

/** What stands where a secret could stand and is none: literals, references, placeholders. */
const placeholder =
  /^(?:true|false|null|undefined|none|nil|nan|yes|no|n\/a|redacted|x{3,}|[*•?]+|\.{3,}|-+|\$(?:[{(].*|[a-z_]\w*|\d+)|%(?:[sdjo]|\w+%)|\{(?:\{.*|\w*\}?)|<[\w .-]*>?|!(?:vault|ref|sub|getatt|secret|env|reference)|\((?:sensitive|known)|vault:[\w/.-]+#\w+|(?:\w+\.)+(?:password|passwd|secret|token)[,;)]*|(?:process\.env|os\.environ|secrets|env|var|local|self|this)[.[].*|[\w.:$]+\(\)?;?|\[object.*|(?:your|my|insert|replace|example)[-_][\w-]*)$/i
/** No name has small and capital letters and digits. */
const mixed = /^(?!.*\$\{)(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[^\s:@]{8,}$/
/** `:email` and `@p1` of statements; a password may begin with either. */
const parameter = /^[:@][a-z_]\w*$/i
/** Where it lies: `/run/secrets/db`, `src/token/store.ts`. */
const path =
  /^(?:~\/|\.{1,2}\/|[a-z]:\\|\/(?:app|dev|etc|home|mnt|opt|proc|root|run|srv|tmp|usr|var|vault)(?=[/\s]|$))[^\s]*$|^[\w-]+(?:\/[\w.-]+)+\.[a-z]{1,4}$/i
/** `config.auth.accessToken`, `Token{a64f992`, `android.os.BinderProxy@2bd79ce`, `disabled`. */
const expression =
  /^(?:[A-Za-z_$]+(?:\??\.[A-Za-z_$]+)+(?:@[\da-f]+|[\d/]+)?[;,(]?|[A-Z][A-Za-z]+(?!\(\d+\) [[{])[{@[(].*|(?:en|dis)abled|o[nf]f?|active|default|auto|optional)$/
const word = /^[A-Za-z]{1,19}[.,;:!]?$/
const fewDigits = /^(?:\d{1,5}|\d+(?:\.\d+)+)$/

export function isPlaceholder(content: string): boolean {
  return content === '' || isMarker(content) || standsFor(content) || parameter.test(content)
}

function standsFor(content: string): boolean {
  return placeholder.test(content) && !mixed.test(content)
}

/** `"other"."email"`: SQL quotes names as JSON quotes values. */
export function isColumn(text: string, { end, quote }: Value): boolean {
  return (
    /["`]$/.test(quote) && /^\.["`[]/.test(text.slice(end + quote.length, end + quote.length + 2))
  )
}

/** What error messages say behind `password:`. */
const prose =
  /^(?:required|invalid|incorrect|wrong|missing|expired|must|is|was|not|please|too|can(?:not)?|does|did|for|and|or|reset|changed?|updated?|empty|string|text|should|failed|unknown|revoked|falsch|ungültig|fehlt|abgelaufen|muss|darf|zu|das|der|die|ein|kein(?:e|en)?|wird|wurde|ist|siehe|erforderlich|geändert|zurückgesetzt|nicht|bitte)[.,;:!]?$/i

export function isProse(content: string): boolean {
  return prose.test(content.split(/\s/, 1)[0] ?? '')
}

/** `password: at least 8 characters`, `private key: 2048 bit`. */
const hint =
  /(?:at (?:least|most) |mindestens |h\u00f6chstens )?\d+ (?:bytes?|bits?|char|zeichen|digits)|at (?:least|most) |path `|password (?:updated|changed|reset|is|was|has|must)/iy

/** Does what stands behind a key only describe a secret? */
export function isHint(text: string, { start, quote, apart }: Value): boolean {
  return apart && quote === '' && matchAt(hint, text, start) !== null
}

const SHORTEST = 4
const KEY_MATERIAL = 20

export function isHidden(
  key: string,
  content: string,
  { quote, apart }: Value,
  assigned: boolean,
  quotedKey: boolean,
): boolean {
  const bare = quote === '' && !quotedKey
  const isPassword = password.test(key)
  // What prose says behind a colon is told first, because it is what most often stands there.
  if (bare && !assigned && !isPassword) {
    if (content.length < SHORTEST - 1 || (apart && word.test(content))) return false
  }
  if (
    standsFor(content) ||
    (path.test(content) && !(isPassword && mixed.test(content) && /^\w/.test(content)))
  )
    return false
  if (content.startsWith('/') && /pwd$/i.test(key)) return false
  if (quote === '' && assigned && (apart || quotedKey) && isParameter(content, key)) return false
  if (!isPassword && expression.test(content)) return false
  if (!bare) return true
  if (!assigned && isProse(content)) return false
  // `pin: 3 attempts left`, `pin=17` of a board
  if (code.test(key)) return /\d.*\d.*\d/.test(content)
  if (isPassword) return true
  if (token.test(key) && fewDigits.test(content)) return false
  if (assigned && !apart) return true
  if (content.length < SHORTEST) return false
  if (cookie.test(key)) return content.includes('=')
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
