import type { About } from '../about.ts'
import {
  codeAt,
  DIGIT,
  is,
  isDigit,
  isWordBefore,
  LETTER,
  LETTERS,
  matchAt,
  matchesAt,
  NO_HEX,
  runEnd,
  textBefore,
} from '../chars.ts'
import { defineRule, type Match } from '../define-rule.ts'
import { europeanIdentifiers } from './european-identifiers.ts'
import { germanIdentifiers } from './german-identifiers.ts'
import { groupByLength, LONGEST_GROUP } from './identifier-shapes.ts'

const groups = groupByLength([...germanIdentifiers, ...europeanIdentifiers])

const DOT = 46
/** What can stand before a number that has separators. */
const FREE = '\0 \t\n"\'(=#[_>\u00A0'

/**
 * Numbers of persons, German and European: only where a word near it says what it is, and only with
 * the right check digit, or in the exact shape where there is none. Any number is somebody's
 * number somewhere.
 */
export const identifier = defineRule({
  name: 'identifier',
  kind: 'number',
  trigger: [
    // Hexadecimal ids are full of short runs, but not before these letters.
    { digits: [1, 5], before: LETTERS, next: NO_HEX },
    { digits: [6, 8], before: LETTERS },
    { digits: [1, 1], first: '12', before: FREE, next: ' ', total: 5 },
    { digits: [2, 2], before: FREE, next: ' .\u00A0', total: 6 },
    { digits: [3, 4], before: FREE, next: ' .\u00A0', total: 9 },
    { digits: [3, 3], before: `${FREE}-`, next: '-', total: 9 },
    { digits: [2, 5], before: FREE, next: '/', total: 10 },
    { digits: [6, 8], next: '+-/', total: 9 },
    { digits: [6, 8], next: LETTERS },
    { digits: [7, 7], before: '-', next: '-' },
    { digits: [9, 15] },
  ],
  match(text, at, from) {
    // A second group has two digits or more; those of decimal numbers and versions have one.
    const next = runEnd(text, at, DIGIT, at + 5)
    if (codeAt(text, next) === DOT && !isDigit(codeAt(text, next + 2))) return at + 1
    const before = codeAt(text, at - 1)
    if (is(before, LETTER)) return find(text, lettersStart(text, at), from) ?? at + 1
    // DE 123 456 789, X-1234567-L
    const apart = (before === 32 || before === 45) && is(codeAt(text, at - 2), LETTER)
    const prefix = apart ? lettersStart(text, at - 1) : at
    const hasPrefix = prefix < at && prefix > at - 4
    return (hasPrefix ? find(text, prefix, from) : undefined) ?? find(text, at, from) ?? at + 1
  },
  replace: '[identifier]',
})

/** An escape before it (`\n`) is no letter. */
function lettersStart(text: string, end: number): number {
  let at = end
  while (at > end - 10 && is(codeAt(text, at - 1), LETTER)) at--
  return codeAt(text, at - 1) === 92 ? at + 1 : at
}

function find(text: string, start: number, from: number): Match | undefined {
  if (start < from || !isFree(text, start)) return undefined
  const length = runEnd(text, start, DIGIT | LETTER, start + LONGEST_GROUP + 1) - start
  const group = groups[LONGEST_GROUP + (isDigit(codeAt(text, start)) ? length : -length)]
  if (group === undefined || !matchesAt(group.any, text, start)) return undefined
  const near = wordsNear(text, start, group.any.lastIndex)
  if (!/[a-z]{2}/.test(near)) return undefined
  for (const { shape, words, holds } of group.candidates) {
    if (!matchesAt(shape, text, start)) continue
    const end = shape.lastIndex
    const found = text.slice(start, end).toUpperCase()
    if (!holds(end - start > length ? found.replace(/[\W_]/g, '') : found)) continue
    if (words.some((word) => says(near, word))) return { start, end }
  }
  return undefined
}

/** Neither in a word, nor in a number, nor in an escape (`%20`); names of files have underscores. */
function isFree(text: string, start: number): boolean {
  const before = codeAt(text, start - 1)
  if (before === 95) return true
  if (before === 37) return false
  // * + - . / :
  const joins = (before >= 42 && before <= 47 && before !== 44) || before === 58
  return joins ? !isDigit(codeAt(text, start - 2)) : !isWordBefore(text, start)
}

/** German words for numbers are long, and what counts stands at their start. */
const LOOK_BACK = 60
/** `86095742719 (Steuer-ID)` */
const behind = /[ (]{1,2}[a-z][\w.-]{0,24}/iy

function wordsNear(text: string, start: number, end: number): string {
  const word = matchAt(behind, text, end)?.[0] ?? ''
  return (textBefore(text, start, LOOK_BACK) + word).toLowerCase()
}

function says(near: string, word: string): boolean {
  let at = near.indexOf(word)
  while (at >= 0 && word.length < 4 && isInWord(near, at, word)) at = near.indexOf(word, at + 1)
  return at >= 0
}

function isInWord(text: string, at: number, word: string): boolean {
  return is(codeAt(text, at - 1), LETTER) || is(codeAt(text, at + word.length), LETTER)
}

/** What the layers behind look for: German numbers right behind their word. */
const taxWords =
  'steuer(?:liche)?[-_ ]?(?:id(?:ent(?:ifikation)?s?)?[-_. ]?(?:nr|nummer)?|nummer|nr)|identifikationsnummer|(?:^|[^\\pL\\d_-])(?:(?:ust-?)?id-?nr|st\\.?-?nr)|tax[-_ ]?(?:id|no|number)'
const insuranceWords =
  'versicherungs?[-_ ]?(?:nummer|nr)|[rs]v-?(?:nummer|nr)|kv-?nr|versicherten[-_ ]?(?:nummer|nr)|krankenkasse'
const cardWords =
  '(?:ausweis|reisepass)(?:es)?[-_ ]?(?:nummer|nr)?|pass-?(?:nummer|nr)|passport(?:[-_ ]?(?:number|no))?|id(?:entity)?[-_ ]?card(?:[-_ ]?(?:number|no))?'
const between =
  '[\\\\"\'.:)]{0,4}\\s{0,3}(?:(?:lautet|ist|war|is|was|=|#|:)\\s{0,2})?[\\\\"\'(#]{0,3}'
const gap = '[-. \\x{a0}]?'
/** In the order of their words above; a Steuernummer is written in four ways. */
const taxNumbers = `[1-9]\\d${gap}\\d{3}${gap}\\d{3}${gap}\\d{3}|\\d{2,3}/\\d{3,4}/\\d{4,5}|\\d{2,3}\\s\\d{3}\\s\\d{5}|\\d{5}/\\d{5}|(?:0[1-9]|1[0-6]|[2-9]\\d)\\d{11}|DE ?\\d{3} ?\\d{3} ?\\d{3}`
const insuranceNumbers = `\\d\\d${gap}[0-8]\\d[01]\\d{3}${gap}[A-Z]${gap}\\d{3}|[A-Z]\\d{9}`
const cardNumbers = '[CF-HJ-NPRTV-Z][\\dCF-HJ-NPRTV-Z]{8}\\d?'

export const about: About = {
  source:
    '§ 139b AO, § 27a UStG, VKVV § 2, § 290 SGB V, ICAO 9303, FeV Anlage 8; for other countries the law beside each row of european-identifiers.ts',
  redacts: [
    ['Steuer-ID 86095742719', 'Steuer-ID [identifier]'],
    ['IdNr. 86 095 742 719 liegt vor', 'IdNr. [identifier] liegt vor'],
    ['86095742719 (Steuer-ID)', '[identifier] (Steuer-ID)'],
    ['Steuernummer 93815/08152', 'Steuernummer [identifier]'],
    ['RVNR: 15070649C103', 'RVNR: [identifier]'],
    ['Krankenkasse A123456780', 'Krankenkasse [identifier]'],
    ['Personalausweis T220001293', 'Personalausweis [identifier]'],
    ['USt-IdNr. DE136695976', 'USt-IdNr. [identifier]'],
    ['AHV 756.9217.0769.85', 'AHV [identifier]'],
    ['codice fiscale RSSMRA85T10A562S', 'codice fiscale [identifier]'],
  ],
  keeps: [
    '86095742719',
    'Steuer-ID stimmt nicht: 86095742718',
    'order 86095742719',
    'Steuer-ID abgefragt um 1763714707',
    'RVNR stimmt nicht: 15070649C100',
    'Ausweis ABCDEFGH1',
    'HRB 86891',
    'health check at 1763714707',
    'Kassenzeichen A123456780',
    'social login 123456789',
    'denied 12345678Z',
    'Steuer-ID fehlt',
    'Personalausweis abgelaufen am 12.03.2026',
    'Steuerbescheid 2026',
  ],
  re2: [
    {
      pattern: `(?i)((?:${taxWords}|${insuranceWords}|${cardWords})${between})(?:${taxNumbers}|${insuranceNumbers}|${cardNumbers})\\b`,
      replacement: '$1[identifier]',
    },
  ],
  misses:
    'Numbers without a word near them, and with a wrong check digit. RE2 looks for German numbers of tax, pension, health insurance, identity card and passport only, and right behind their word (`Steuer-ID`, `RVNR:`, `Ausweisnummer`); it computes no check digit, so there it takes a wrong one, too.',
}
