import type { About } from '../about.ts'
import { matchesAt } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { closingQuote, isBare, keyStart } from '../key-before.ts'
import { type Value, valueAfter } from '../value-after.ts'
import { isMarker, REDACTED } from '../markers.ts'
import { answerEnd, isRemark } from './form-answer.ts'
import { isColumn, isPlaceholder } from './keyed-values.ts'

const LONG = 128
/** Whose values behind a bare `=` say who somebody is; a `uid` of digits is a process. */
const ids = /^(?:session|user)_?id$/

/** The other words of `Person(vorname=Erika Maria, ort=Bremen)`: up to the next key or the end. */
const more = /(?: \p{L}[\p{L}.'’-]{0,32}){1,4}(?=, ?[\w.]{1,64}=|[)}\]])/uy

/** A list or an object as Node prints it: `[ 'Erika', 'Maria' ]`, `{ strasse: 'Hauptstr. 1' }` */
const printed = /[[{] ?(?:[^\s\w]\[\d{1,2}m)?["'\w]/y

/**
 * Identities and persons behind their key: `{"vorname":"Erika"}` in a string is what the object
 * would be. In logfmt (`vorname=Erika`) persons only: `uid=0` is a process, not a citizen.
 */
export const keyedPerson = defineRule({
  name: 'keyed-person',
  kind: 'person',
  trigger: [
    { text: ':', behindKey: true },
    { text: '=', behindKey: true },
  ],
  match(text, at, from, context) {
    const keyEnd = context.listedKeyEnd(text, at, from)
    if (keyEnd < 0) return at + 1
    const quote = closingQuote(text, keyEnd)
    const quoted = quote !== ''
    const key = text.slice(keyStart(text, keyEnd, from), keyEnd)
    const { kind, name } = context.verdict(key)
    if (kind !== 'person' && kind !== 'identity') return at + 1
    const value = valueAfter(text, at)
    if (value === undefined) return at + 1
    // What follows is asked about again, but not the same long value for each of its characters.
    const next = value.end - at > LONG ? value.end : at + 1
    // `vorname=Erika` of logfmt, `vorname: 'Erika'` of printed objects
    const assigned = text[at] === '='
    const bare = isBare(text, keyEnd, at)
    const isPair =
      value.quote !== ''
        ? assigned || bare
        : !assigned
          ? bare && matchesAt(printed, text, value.start)
          : !value.apart && bare && (kind === 'person' || ids.test(name))
    if (!quoted && !isPair) {
      const answered = !assigned && kind === 'person' ? answerEnd(text, key, value.start) : 0
      return answered > 0 ? { start: value.start, end: answered } : next
    }
    const content = text.slice(value.start, value.end)
    if (content === '' || isMarker(content)) return value.end + 1
    if (
      value.quote === '' &&
      ((quoted ? isRemark : isPlaceholder)(content) || tooShort(kind, content, quoted))
    )
      return next
    if ((quoted || keyEnd !== at) && assigned && !isLiteral(text, at, value)) return next
    const own = value.quote === '' ? quote : ''
    const isName = isPair && value.quote === '' && kind === 'person'
    const end = isName && matchesAt(more, text, value.end) ? more.lastIndex : value.end
    return { start: value.start, end, marker: `${own}${REDACTED}${own}` }
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'GDPR Art. 4(1)',
  redacts: [
    ['{"vorname":"Erika","alter":42}', '{"vorname":"[REDACTED]","alter":42}'],
    ['{"user_id":42}', '{"user_id":"[REDACTED]"}'],
    ['"user_id"=>42', '"user_id"=>"[REDACTED]"'],
    ["{ vorname: 'Erika' }", "{ vorname: '[REDACTED]' }"],
    ['User{vorname=Erika Maria, age=42}', 'User{vorname=[REDACTED], age=42}'],
    ['saved nachname=Mustermann ok', 'saved nachname=[REDACTED] ok'],
    ['Vorname: Erika, Nachname: von Stein', 'Vorname: [REDACTED], Nachname: [REDACTED]'],
    ['Anschrift: Hauptstr. 5 a, 28195 Bremen', 'Anschrift: [REDACTED]'],
  ],
  keeps: [
    'uid=0 euid=0',
    'name=permits',
    'Vorname: siehe Antrag',
    'Vorname: Bitte angeben',
    'Nachname: Pflichtfeld (fehlt)',
    'LDAP filter (mail\\=jane)',
    'regex /^email\\: (.*)$/',
    'WHERE "users"."email" = $1',
    '"User"."email" = "Other"."email"',
    '{"phone":null}',
    '{"pan":12}',
    '{"phone": true}',
  ],
  re2: [
    {
      pattern:
        '("{{person|identity}}"\\s{0,4}(?::|=>)\\s{0,4})(?:"(?:[^"\\\\\\[]|\\\\.|\\[[^A-Za-z])(?:[^"\\\\]|\\\\.)*"|-?\\d[\\d.]*|\\{[^{}]*\\}|\\[[^\\[\\]]*\\])',
      replacement: '$1"[REDACTED]"',
    },
    {
      pattern:
        '(?i)(\\b(?:vorname|nachname|familienname|geburtsname|geburtsdatum|first_?name|last_?name|full_?name|surname|birth_?date|date_of_birth|telefon(?:nummer)?|phone(?:_number)?|anschrift|adresse|strasse|straße))(?:((?:=|:\\s{0,2})")[^"\\\\]+(")|((?:=|:\\s{0,2})\')[^\']+(\')|(=)[^\\s"\'\\x60<>$%{?@:*\\[&,;)|\\\\=-][^\\s"\'\\x60<>&,;)|\\\\]*)',
      replacement: '$1$2$4$6[REDACTED]$3$5',
    },
  ],
  misses:
    'Behind a colon, without quotes: small letters, keys of two words (`First name: Jane`). RE2 reads quoted keys, takes any number behind them, a dozen names in `key=value`, nothing behind a bare `Vorname:`, and no SQL.',
}

/** Behind the `=` of SQL stands a literal or a column; ruby's `=>` is a colon. */
function isLiteral(text: string, at: number, value: Value): boolean {
  return text[at + 1] === '>' || (value.quote !== '' && !isColumn(text, value))
}

/** `{"pan":12}` is no card and `phone=3` a count; a user's number can have one digit. */
function tooShort(kind: string, content: string, quoted: boolean): boolean {
  return kind === 'person'
    ? /^\d{1,3}$/.test(content)
    : !quoted &&
        !(/^(?!\d+\()(?=.*\d)/.test(content) && /[a-z]/i.test(content)) &&
        !/\d{6}/.test(content)
}
