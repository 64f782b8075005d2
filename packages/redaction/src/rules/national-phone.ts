import {
  codeAt,
  DIGIT,
  is,
  isDigit,
  isWordBefore,
  LETTER,
  LETTERS,
  matchesAt,
  runEnd,
  textBefore,
} from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { createKeyPairs, mayEndKey } from '../key-pairs.ts'
import { fitsPlan } from './phone-countries.ts'
import { numberEnd } from './phone.ts'

/** What stands between a word and its number. */
const NEAR = ' \t:=()"\'.#`\\„“”»«‚‘’‹›\u00A0'
/** What stands between two groups. */
const GAPS = ' \t-./)\u00A0'

/**
 * Numbers without a `+`: with `00` and a country code, German mobile numbers (`0151 …`), an area
 * code in brackets or before a slash, the unmistakable form of North America (`212-555-0147`), and
 * any other behind a word that says so (`Tel.: 0421 123456`).
 */
export const nationalPhone = defineRule({
  name: 'national-phone',
  kind: 'number',
  trigger: [
    {
      digits: [2, 6],
      first: '0',
      before: `\0\n\r,;|>[${NEAR}${LETTERS}`,
      next: GAPS,
      total: 7,
    },
    { digits: [7, 16], first: '0' },
    { digits: [3, 3], first: '23456789', next: ')-.', total: 7 },
    { digits: [2, 6], first: '123456789', before: ' (\u00A0', next: GAPS, total: 7 },
    { digits: [1, 1], first: '1', before: ' (\u00A0', next: '- ', total: 7 },
    { digits: [7, 15], first: '123456789', before: NEAR },
  ],
  match(text, at, from) {
    // Columns of numbers and clocks are what most are.
    const before = codeAt(text, at - 1)
    const column = (before === 32 || before === 58) && isDigit(codeAt(text, at - 2))
    if (column && at - 2 >= from) return at + 1
    const end =
      withoutWord(text, at, from) || nextInList(text, at, from) || behindWord(text, at, from)
    if (end === 0) return at + 1
    const bracket = at > from && text[at - 1] === '(' && text.slice(at, end).includes(')')
    return { start: bracket ? at - 1 : at, end }
  },
  replace: '[phone]',
})

export const about: About = {
  source: 'ITU-T E.123; Bundesnetzagentur, Nummernplan; North American Numbering Plan',
  redacts: [
    ['0049 421 123456', '[phone]'],
    ['004915123456789', '[phone]'],
    ['Büro 0421/123456', 'Büro [phone]'],
    ['erreichbar unter 0151 23456789', 'erreichbar unter [phone]'],
    ['Büro (0421) 123456', 'Büro [phone]'],
    ['Tel.: 0421 123456', 'Tel.: [phone]'],
    ['(212) 555-0147', '[phone]'],
    ['call 212-555-0147 now', 'call [phone] now'],
    ['phone: 1-800-555-0147', 'phone: [phone]'],
    ['Mobile 07700 900123', 'Mobile [phone]'],
  ],
  keeps: [
    '0000000123',
    '01/02/2026',
    '03.11.2026 08:15',
    'Fax 03.11.2026 08:15',
    '081110 103442 19',
    '081111 004657 17337',
    '[0701/114930:WARNING]',
    '28195 Bremen',
    'rows 0421/123456',
    'Az 0815/2025',
    'Kassenzeichen 0421/4711',
    'telemetry 0123 456789',
    'iPhone 15 1024',
    'part 100-200-3000',
    'Zimmer (0151) 456',
  ],
  re2: [
    {
      pattern:
        '\\b00(?:4[139])(?:[1-9]\\d{8,11}|[ \\t/()-]{1,3}(?:\\d[ \\t/()-]{0,3}){6,10}\\d)\\b',
      replacement: '[phone]',
    },
    {
      pattern:
        '(?i)(\\b(?:(?:mobil)?telefon|tel|telefax|fon|mobile?|handy|fax|rückruf|rufnummer|sms|phone)(?:[.-]{0,2}(?:nummer|nr|number|no))?\\.?[\\s:=]{1,4})\\(?0[1-9]\\d{1,4}\\)?[ /-]{0,3}\\d(?:[ /-]?\\d){3,9}\\b',
      replacement: '$1[phone]',
    },
  ],
  misses:
    'Numbers without 00, a form that only phones have, or a word for a phone in front; fewer than six digits. RE2 wants the word, or 0049, 0043, 0041.',
}

/** In the middle of a word, a number or a path. */
function isInside(text: string, at: number, from: number): boolean {
  const before = codeAt(text, at - 1)
  // * + , - . /, but `Tel.0421 …`, a column, and a second number behind the slash
  if (before < 42 || before > 47) return isWordBefore(text, at)
  if (before === 44) return isDigit(codeAt(text, at - 2)) && at > from + 1
  return !(before === 46 && is(codeAt(text, at - 2), LETTER)) && (from === 0 || at > from + 1)
}

/** The sign of a number that needs no word, or of none: `0815/2025` is a file and its year. */
const sign =
  /01(?:5\d\d?|6[023]|7\d)(?: ?[-/] ?| )\d{3}|0[2-9]\d{1,3} ?\/ ?(?!(?:19|20)\d\d\b)\d{4}|(?<=\()0[1-9]\d{1,3}\) ?\d{3}|0[1-79](?:[ .]\d\d){4}(?![ .]?\d)/y
const northAmerican =
  /(?:\d{1,3}-)?[2-9]\d\d(?:[-.]|(?<=\(\d{3})\) ?)[2-9]\d\d[-.]\d{4}(?![\w-]|\.\d)/y

/** `rows 0421/123456` counts, and files are numbered; Chromium writes `[0701/114930:`. */
const count =
  /(?:(?<!\p{L})(?:rows?|lines?|items?|records?|chunks?|batch|pages?|steps?|zeilen?|seiten?|datensätze|az|\p{L}*zeichen|vorgang|flurstück)[\s:=.]{1,3}|\[)$/iu

const LOOK_BACK = 32

function withoutWord(text: string, at: number, from: number): number {
  const zero = codeAt(text, at) === 48
  // The shortest that needs no word has twelve characters in America and ten in Germany.
  const far =
    isDigit(codeAt(text, zero ? at + 8 : at + 11)) || (zero && isDigit(codeAt(text, at + 9)))
  if (!far || isInside(text, at, from)) return 0
  if (!zero) return isDigit(codeAt(text, at + 3)) ? 0 : matchEnd(northAmerican, text, at)
  return codeAt(text, at + 1) === 48 ? foreignEnd(text, at) : germanEnd(text, at)
}

function hasGermanLength(digits: string): boolean {
  return digits.length > 7 && digits.length < 14
}

function germanEnd(text: string, at: number): number {
  if (matchEnd(sign, text, at) === 0) return 0
  const end = numberEnd(text, at, hasGermanLength)
  return end === at || count.test(textBefore(text, at, LOOK_BACK)) ? 0 : end
}

function foreignEnd(text: string, at: number): number {
  // Without spaces it looks like a number filled up with zeros, so only Europe is believed.
  const compact = runEnd(text, at, DIGIT, at + 9) === at + 9
  const fits = compact ? (digits: string) => /^[34]/.test(digits) && fitsPlan(digits) : fitsPlan
  const end = numberEnd(text, at + 2, fits)
  return end > at + 2 ? end : 0
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  return matchesAt(pattern, text, at) ? pattern.lastIndex : 0
}

/** Where a word begins: also behind the `\n` of text in JSON and behind a colour. */
const start = '(?:(?<!\\p{L})|(?<=\\\\[nrt])|(?<=\\[[\\d;]{0,8}m))'
const phoneWord = new RegExp(
  `(?:${start}(?:tel|(?:tele)?(?:phone|fax)|mobile?|cell|sms|whatsapp|fon)|telefon|handy|rückruf|rufnummer|durchwahl)(?:isch\\p{L}{0,2}|e|s|n)?(?:[.-]{0,2}(?:nummern?|nr|number|no))?(?:\\W{0,3}\\b(?:is|ist|lautet|an|at|on|to|unter|von|me|us|privat|ungültig|invalid))?\\.?[\\s:=("'#)\`\\\\„“”»«‚‘’‹›]{0,4}$`,
  'iu',
)
/** These say so of groups only: functions are called, too. */
const callWord = new RegExp(
  `${start}(?:call|ring|dial|text)(?: (?:me|us|him|her|back|now))?(?: (?:at|on))?[\\s:("']{1,3}$`,
  'iu',
)
const ownNumber =
  /\b(?:[Mm]y|[Hh]is|[Hh]er|[Mm]eine|[Ss]eine|[Ii]hre) (?:[A-Z]\w+ )?(?:number|Nummer) (?:is|ist|lautet):? $/
/** How all these words end: most that stand before a number are others. */
const lastLetters = createKeyPairs(
  'el on ax ne il le ll ms pp dy uf er hl nr no es ys rn ch is st et an at to me us ng al xt im ck ow ig id'.split(
    ' ',
  ),
)
const date = /^(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,3}(?:\.\d{1,3}){3})(?!\d)/

/** Between two numbers of a list, of which only the first has a word in front. */
const listed = /^ ?(?:[,;/&+]|oder|und|or|and)? ?$/

function nextInList(text: string, at: number, from: number): number {
  if (from === 0 || at > from + 6 || codeAt(text, at) !== 48) return 0
  if (!listed.test(text.slice(from, at))) return 0
  const end = numberEnd(text, at, hasGermanLength)
  return end > at ? end : 0
}

function behindWord(text: string, at: number, from: number): number {
  let word = at
  while (word > at - 4 && NEAR.includes(text.charAt(word - 1))) word--
  if (word === at || !is(codeAt(text, word - 1), LETTER)) return 0
  const run = runEnd(text, at, DIGIT, at + MOST_DIGITS)
  // 607.3 ms, 1764346354573
  if (run < at + 6 && !isDigit(codeAt(text, run + 2))) return 0
  if (codeAt(text, at) === 49 && run > at + 11) return 0
  if (!mayEndKey(lastLetters, codeAt(text, word - 2), codeAt(text, word - 1), 0)) return 0
  const end = numberEnd(text, at, (digits) => digits.length < MOST_DIGITS)
  if (end === at || date.test(text.slice(at, end))) return 0
  const before = textBefore(text, at, LOOK_BACK, from)
  const words = end > run ? [phoneWord, ownNumber, callWord] : [phoneWord, ownNumber]
  return words.some((pattern) => pattern.test(before)) ? end : 0
}

const MOST_DIGITS = 15
