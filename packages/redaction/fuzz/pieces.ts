import { contacts, lacedRows, nearMisses } from '../corpus/contacts.ts'
import { hostileShapes } from '../corpus/hostile.ts'
import { behindTheirWord } from '../corpus/identifiers.ts'
import { rowsToKeep } from '../corpus/keep.ts'
import { positions } from '../corpus/positions.ts'
import { rowsToRedact } from '../corpus/redact.ts'
import { secretRows } from '../corpus/secrets.ts'
import { secretsToKeep } from '../corpus/secrets-to-keep.ts'
import { about } from '../src/rules/about.ts'

const abouts = Object.values(about)

/** What a rule sees, with its secret: [text, secret]. */
export const secrets: readonly (readonly [text: string, secret: string])[] = [
  ...rowsToRedact.map(([text, secret]) => [text, secret] as const),
  ...secretRows.map(([text, secret]) => [text, secret] as const),
  ...lacedRows.map(([text, secret]) => [text, secret] as const),
  ...behindTheirWord,
]

/** Whole texts: what the rules take and what they leave, before and after. */
export const texts: readonly string[] = [
  ...secrets.map(([text]) => text),
  ...abouts.flatMap(({ redacts }) => redacts.flat()),
  ...abouts.flatMap(({ keeps }) => keeps),
  ...Object.values(contacts).flat(),
  ...Object.values(nearMisses).flat(),
  ...rowsToKeep,
  ...secretsToKeep,
]

/** Triggers, prefixes and near misses: what somebody writes to stall the reader. */
export const units: readonly string[] = hostileShapes.map(({ unit }) => unit)

/** What a second pass must leave alone. */
export const markers =
  '[REDACTED]|REDACTED|REDACTED:REDACTED|***|[card]|[ip]|[phone]|[jwt]|DE89****3000|m***@example.org|***@x.de|[user]| …[cut]'.split(
    '|',
  )

/** ASCII and what looks like it; between values they end or join something. */
export const separators = [
  ...' \t\n\r,;:.!?=&|/\\\'"`()[]{}<>#@+-_*~^%$'.split(''),
  '\r\n',
  '\\n',
  '\\"',
  '\\/',
  '%20',
  '%0A',
  '%3D',
  '+',
  '": "',
  '=>',
  ' = ',
  '\u00A0',
  '\u2009',
  '\u200B',
  '\u00AD',
  '\uFEFF',
  '„',
  '“',
  '：',
  '\u001b[31m',
]

export const words =
  'a bin 0 7 4711 true null undefined Mail Tel. IBAN Passwort password token key session pin Cookie Bearer ä 💥 geb. ID at SELECT x1'.split(
    ' ',
  )

const escapedAs =
  (write: (unit: string) => string) =>
  (text: string): string =>
    text.replaceAll(/[^]/g, write)
const hexOf = (unit: string, length: number): string =>
  unit.charCodeAt(0).toString(16).padStart(length, '0')

/** The same text as somebody else writes it. */
export const encodings: readonly ((text: string) => string)[] = [
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => encodeURIComponent(encodeURIComponent(text.toWellFormed())),
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(JSON.stringify(text)),
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  escapedAs((unit) => `\\u${hexOf(unit, 4)}`),
  escapedAs((unit) => `&#x${hexOf(unit, 1)};`),
  (text) => Array.from(text).join('\u200B'),
  (text) => text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
  ...positions.map((position) => (text: string) => position(text.toWellFormed())),
]

/** Keys of every kind of verdict, and of every field that has a reader of its own. */
export const keys =
  `note password x-api-key actorUserId vorname email request_id order.id service.version db.query.text
  user_agent.original client.address url.full url.query url.path tokens feature_flag.result.value session_id
  http.request.header.referer http.request.header.x-request-id exception.message iban steuer_id host.name gen_ai.usage.input_tokens`.split(
    /\s+/,
  )
