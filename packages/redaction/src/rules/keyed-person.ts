import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { closingQuote, keyStart, type Value, valueAfter } from '../key-value.ts'
import { isMarker, REDACTED } from '../markers.ts'
import { isColumn, isPlaceholder } from './keyed-values.ts'

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
    const end = context.listedKeyEnd(text, at, from)
    if (end < 0) return at + 1
    const quote = closingQuote(text, end)
    const quoted = quote !== ''
    if (!quoted && (text[at] === ':' || end !== at)) return at + 1
    const { kind } = context.verdict(text.slice(keyStart(text, end, from), end))
    if (kind !== 'person' && !(kind === 'identity' && quoted)) return at + 1
    const value = valueAfter(text, at)
    if (value === undefined || (!quoted && value.apart)) return at + 1
    const content = text.slice(value.start, value.end)
    if (content === '' || isMarker(content)) return value.end + 1
    if (value.quote === '' && isPlaceholder(content)) return at + 1
    if (quoted && text[at] === '=' && !isLiteral(text, at, value)) return at + 1
    const own = value.quote === '' ? quote : ''
    return { start: value.start, end: value.end, marker: `${own}${REDACTED}${own}` }
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'GDPR Art. 4(1)',
  redacts: [
    ['{"vorname":"Erika","alter":42}', '{"vorname":"[REDACTED]","alter":42}'],
    ['{"user_id":42}', '{"user_id":"[REDACTED]"}'],
    ['"user_id"=>42', '"user_id"=>"[REDACTED]"'],
    ['saved nachname=Mustermann ok', 'saved nachname=[REDACTED] ok'],
  ],
  keeps: [
    'uid=0 euid=0',
    'name=permits',
    'Vorname: siehe Antrag',
    'LDAP filter (mail\\=jane)',
    'regex /^email\\: (.*)$/',
    'WHERE "users"."email" = $1',
    '"User"."email" = "Other"."email"',
    '{"phone":null}',
    '{"phone": true}',
  ],
  re2: [],
}

/** Behind the `=` of SQL stands a literal or a column; ruby's `=>` is a colon. */
function isLiteral(text: string, at: number, value: Value): boolean {
  return text[at + 1] === '>' || (value.quote !== '' && !isColumn(text, value))
}
