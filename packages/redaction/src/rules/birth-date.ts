import type { About } from '../about.ts'
import { codeAt, isDigit, matchAt } from '../chars.ts'
import { defineRule } from '../define-rule.ts'

const day = '[0-3]?\\d'
const year = '(?:19|20)\\d\\d'
/** 1980-03-12, 19800312, 12.3.80, 03/12/1980, 12. März 1980, March 12, 1980 */
const date = `(${year}[-./][01]?\\d[-./]${day}|${day}[-./] ?${day}[-./] ?(?:${year}|\\d\\d)|${day}[a-z.]{0,2} ?[a-zä.]{3,10},? ${year}|[a-z.]{3,10} ${day}[a-z]{0,2},? ${year}|${day}-[a-z]{3}-${year}|${year}[01]\\d[0-3]\\d)`
/** Not Gebühr, Ergebnis, gebucht, newborn, adobe. */
const behindWord = new RegExp(
  `(?:(?:(?<![a-zäöüß])|(?<=\\\\[nrt])|(?<=\\[[\\d;]{0,8}m))(?:geb(?=[. :=)]|oren|urt(?!surkunde| vom)|_?dat)|born(?![a-z])|dob(?![a-z]))|birth(?!time| cert))(?:[^\\d[]|\\[(?=\\d)){0,40}?${date}(?!\\d|\\.\\d)`,
  'iy',
)
/** `am 12.03.1980 geboren` */
const beforeWord = new RegExp(`(?<=(?<!\\d)${date} )(?:geb(?:\\.|oren)|born)`, 'iy')

const LOOK_AHEAD = 48

/** Birth dates behind a word that says so, in German and English; every other date stays. */
export const birthDate = defineRule({
  name: 'birth-date',
  kind: 'person',
  trigger: [
    { text: 'eb', before: 'gG', next: '. :=)oud_D' },
    'GEB',
    'born',
    'Born',
    'birth',
    'Birth',
    'dob',
    'Dob',
    'DoB',
    'DOB',
  ],
  match(text, place, from) {
    const at = text[place] === 'e' ? place - 1 : place
    let digit = at
    while (!isDigit(codeAt(text, digit)) && digit < at + LOOK_AHEAD) digit++
    const date = digit < at + LOOK_AHEAD ? matchAt(behindWord, text, at)?.[1] : undefined
    if (date !== undefined) {
      return { start: behindWord.lastIndex - date.length, end: behindWord.lastIndex }
    }
    const start =
      at -
      1 -
      (isDigit(codeAt(text, at - 2)) ? (matchAt(beforeWord, text, at)?.[1]?.length ?? 0) : 0)
    return start < at - 1 && start >= from ? { start, end: at - 1 } : place + 1
  },
  replace: '[birth-date]',
})

export const about: About = {
  source: 'GDPR Art. 4(1); ISO 8601; DIN 5008',
  redacts: [
    ['geb. 12.03.1980 in Bremen', 'geb. [birth-date] in Bremen'],
    ['Geburtsdatum: 1980-03-12', 'Geburtsdatum: [birth-date]'],
    ['Erika, geboren am 12. März 1980', 'Erika, geboren am [birth-date]'],
    ['am 12.03.1980 geboren', 'am [birth-date] geboren'],
    ['date of birth 03/12/1980', 'date of birth [birth-date]'],
    ['born on March 12, 1980', 'born on [birth-date]'],
    ['geb. 19800312', 'geb. [birth-date]'],
    ['Geburtsdatum [12.03.1980] ungültig', 'Geburtsdatum [[birth-date]] ungültig'],
    ['Geburtsdatum: Wed Mar 12 1980 00:00:00', 'Geburtsdatum: Wed [birth-date] 00:00:00'],
    ['DOB=12.3.80', 'DOB=[birth-date]'],
  ],
  keeps: [
    'Gebühr vom 12.03.2026',
    'Ergebnis 12.03.2026',
    'gebucht am 12.03.2026',
    'newborn-screening 12.03.2026',
    'adobe 2026-03-12',
    'birthtime: 2026-03-12T03:28:46Z',
    '2026-03-12 birth certificate issued',
    'geb 10.12.80.4',
    'geboren in Bremen',
    'Geburtsurkunde beantragt am 21.11.2026',
    'birth certificate issued 2026-11-21',
  ],
  re2: [
    {
      pattern:
        '(?i)\\b(geb\\.|geboren|geburtsdatum|birth_?date|date of birth|born|dob)([^\\d\\n]{0,24})(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2}))\\b',
      replacement: '$1$2[birth-date]',
    },
  ],
  misses:
    'Dates in words (zwölfter März), years alone, and dates on the line after the word. RE2 wants the word in front of a date in digits.',
}
