import type { About } from '../about.ts'
import { endOf, matchAt } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { isForbidden } from '../keys.ts'
import { REDACTED } from '../markers.ts'
import { type Value, valueAfter } from '../value-after.ts'
import { isPlaceholder } from './keyed-values.ts'

const quote = `(?:\\\\{0,3}["'])`
/**
 * `"name":"vorname",` of JSON, `- name: DB_PASSWORD` of YAML, `name="password"` of XML; then the
 * value behind a comma, a quote or a line break: prose has none of them.
 */
const pair = new RegExp(
  `(?<=[,\\n"']\\s{0,24}${quote}?)(?<=(?:name|key|field|header|property|path|param)${quote}?\\s{0,4}[:=]\\s{0,4}${quote}?([\\w.[\\]-]{2,64})${quote}?,?\\s{0,24}${quote}?)value${quote}?\\s{0,4}(?=[:=])`,
  'iy',
)
/** Up to three entries between the two that belong together. */
const between = `(?:${quote}?\\w{1,24}${quote}?:\\s{0,4}(?:(${quote})(?:(?!\\4)[^\\n]){0,128}\\4|[\\w.-]{1,24}),\\s{0,24}){0,3}`
/** What validators say, the value first: `value: 'x', property: 'password'`. */
const judged = new RegExp(
  `(value${quote}?\\s{0,4}:\\s{0,4})(${quote})((?:(?!\\2)(?:[^\\\\\\n]|\\\\.)){1,256})\\2,\\s{0,24}${between}${quote}?(?:property|path|param|label|key|name)${quote}?:\\s{0,4}${quote}([\\w.[\\]-]{2,64})${quote}`,
  'y',
)
/** A field of a multipart form (RFC 7578), an element with a name. */
const field =
  /name="([\w.[\]-]{2,64})"(?:[^<>\r\n]{0,64}(?<!\/)>|(?:(?:\r?\n|\\r\\n)[\w-]{1,32}:[^\r\n\\]{0,96}){0,3}(?:(?:\r?\n|\\r\\n){2}))(?=[^\s<])/y
/** `setProperty("password", "x")` */
const call =
  /\((?<=\b(?:set|put|add|append|with|header|cookie)\w{0,24}\()["']([\w.-]{2,64})["'],\s{0,4}["'](?=[^"']{1,256}["']\s{0,4}[,)])/y
const FIELD_END = /\r|\n|<|\\r|\\n/g
const QUOTE_END = /["']/g

interface Pair {
  readonly key?: string | undefined
  readonly value?: Pick<Value, 'start' | 'end' | 'quote'> | undefined
}

function pairAt(text: string, at: number): Pair {
  const first = text[at]
  if (first !== 'v') {
    const [pattern, valueEnd] = first === 'n' ? [field, FIELD_END] : [call, QUOTE_END]
    const key = matchAt(pattern, text, at)?.[1]
    const start = pattern.lastIndex
    return key === undefined
      ? {}
      : { key, value: { start, end: endOf(text, valueEnd, start), quote: '"' } }
  }
  const before = matchAt(pair, text, at)?.[1]
  if (before !== undefined) return { key: before, value: valueAfter(text, pair.lastIndex) }
  const [, lead = '', quote = '', data = '', , key] = matchAt(judged, text, at) ?? []
  const start = at + lead.length + quote.length
  return { key, value: { start, end: start + data.length, quote } }
}

/** A listed key and its value side by side: `{"name":"vorname","value":"Erika"}`. */
export const keyedPair = defineRule({
  name: 'keyed-pair',
  kind: 'secret',
  trigger: [{ text: 'value', before: ' "\'\t\n,{\\' }, 'name="', '("', "('"],
  match(text, at, from, { verdict }) {
    const { key, value } = pairAt(text, at)
    if (key === undefined || value === undefined || !isForbidden(verdict(key))) return at + 1
    // A bare value in JSON gets quotes, so that it stays JSON.
    const own = value.quote === '' && text[at - 1] === '"' ? '"' : ''
    return isPlaceholder(text.slice(value.start, value.end).trim())
      ? value.end
      : { start: value.start, end: value.end, marker: `${own}${REDACTED}${own}` }
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'RFC 7578; OTLP JSON; Kubernetes EnvVar',
  redacts: [
    ['[{"name":"vorname","value":"Erika"}]', '[{"name":"vorname","value":"[REDACTED]"}]'],
    ['- name: DB_PASSWORD\n  value: hunter2', '- name: DB_PASSWORD\n  value: [REDACTED]'],
    ['name="password"\r\n\r\nhunter2\r\n--', 'name="password"\r\n\r\n[REDACTED]\r\n--'],
    ['<entry name="password">hunter2</entry>', '<entry name="password">[REDACTED]</entry>'],
    [
      '{"value":"hunter2","msg":"too short","path":"password"}',
      '{"value":"[REDACTED]","msg":"too short","path":"password"}',
    ],
    ['setProperty("db.password", "hunter2")', 'setProperty("db.password", "[REDACTED]")'],
  ],
  keeps: [
    '[{"name":"city","value":"Bremen"}]',
    'value=5',
    '<input name="password" type="text">',
    '["token", "type"]',
    'INSERT INTO "users"("email", "password") VALUES ($1, $2)',
    "pick('email', 'status')",
    '{"value":"Bremen","path":"city"}',
    '{"path":"/reset/password","value":"sent"}',
    'name="city"\r\n\r\nBremen',
  ],
  re2: [],
  misses: 'RE2 does not know which keys are listed.',
}
