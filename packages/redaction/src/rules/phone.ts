import { codeAt, DIGIT, isDigit, isWordBefore, isWordlike, runEnd } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { nationalLength } from './phone-countries.ts'

/**
 * Phone numbers with the sign of one: `+49 …` (ITU-T E.164), with a country code that exists and
 * a length that the country uses.
 */
export const phone = defineRule({
  name: 'phone',
  kind: 'number',
  trigger: ['+', '%2B'],
  match(text, at, from) {
    if (at > from && isWordBefore(text, at)) return at + 1
    const start = at + (text[at] === '+' ? 1 : 3)
    const end = numberEnd(text, start, false)
    return end > start ? { start: at, end } : at + 1
  },
  replace: '[phone]',
})

export const aboutPhone: About = {
  source: 'ITU-T E.164',
  redacts: [
    ['Rückruf +49 151 23456789 bitte', 'Rückruf [phone] bitte'],
    ['+49 (0) 421 123-456', '[phone]'],
    ['tel:+4915123456789', 'tel:[phone]'],
    ['+1 (212) 555-0147', '[phone]'],
  ],
  keeps: ['GMT+0100', '+02:00', '+12345678 bytes', '1e+100', 'load +1 2 3', '+20 1234567 rows'],
  re2: [],
}

/**
 * The same with `00` for the `+`, and German numbers with the slash behind the area code
 * (`0421/123456`) or behind a word that says so (`Tel.: 0421 123456`).
 */
export const nationalPhone = defineRule({
  name: 'national-phone',
  kind: 'number',
  trigger: { digits: [2, 16], first: '0' },
  match(text, at, from) {
    if (at > from && (isWordBefore(text, at) || isInside(text, at))) return at + 1
    const end =
      codeAt(text, at + 1) === 48 ? numberEnd(text, at + 2, true) : nationalEnd(text, at, from)
    if (end <= at + 2) return at + 1
    const bracket = at > from && text[at - 1] === '(' && text.slice(at, end).includes(')')
    return { start: bracket ? at - 1 : at, end }
  },
  replace: '[phone]',
})

export const aboutNationalPhone: About = {
  source: 'ITU-T E.123; Bundesnetzagentur, Nummernplan 0',
  redacts: [
    ['0049 421 123456', '[phone]'],
    ['004915123456789', '[phone]'],
    ['Büro 0421/123456', 'Büro [phone]'],
    ['Tel.: 0151 23456789', 'Tel.: [phone]'],
    ['Telefon (0421) 123456', 'Telefon [phone]'],
  ],
  keeps: [
    '0000000123',
    '01/02/2026',
    '03.11.2026 08:15',
    '081110 103442 19',
    '28195 Bremen',
    'rows 0421/123456',
    'Az 0815/2025',
    'Kassenzeichen 0421/4711',
    'telemetry 0123 456789',
  ],
  re2: [],
}

/** In the middle of a number, a path or a clock. */
function isInside(text: string, at: number): boolean {
  const before = codeAt(text, at - 1)
  // * + , - . /
  return (before >= 42 && before <= 47) || (before === 58 && isDigit(codeAt(text, at - 2)))
}

const FEWEST = 7
const MOST = 16
const LOOK_BACK = 24

/**
 * The end of the longest number after the sign whose digits fit its country; `from` when none
 * does. Ends at a group, so a number that follows does not spoil the match.
 */
function numberEnd(text: string, from: number, strict: boolean): number {
  let digits = ''
  let best = from
  let at = from
  while (digits.length <= MOST) {
    at = skipSeparators(text, at, digits.length > 0)
    if (!isDigit(codeAt(text, at))) break
    const end = runEnd(text, at, DIGIT, at + MOST)
    digits += text.slice(at, end)
    at = end
    const ends = !isWordlike(codeAt(text, end))
    if (ends && digits.length >= FEWEST && nationalLength(digits, strict)) best = end
  }
  return best
}

/** Spaces, dashes, dot, slash, brackets; typesetters have several of the first two. */
const SEPARATORS = ' \t-./()\u00A0\u2007\u2009\u2010\u2011\u2012\u2013\u202F\u2212'

/** At most three, and a `(` may come first. */
function skipSeparators(text: string, from: number, inside: boolean): number {
  let at = from
  while (at < from + 3 && (inside ? SEPARATORS : ' (').includes(text.charAt(at))) {
    if (at >= text.length) break
    at++
  }
  return at
}

const phoneWord =
  /(?:(?<!\p{L})tel|telefon|telefax|fon|mobile?|handy|fax|rückruf|rufnummer|sms|phone)(?:isch\p{L}{0,2}|e|s|n)?(?:[.-]{0,2}(?:nummern?|nr|number|no))?\.?[\s:=(]{0,4}$/iu

/** `rows 0421/123456` counts, and files are numbered. */
const countWord =
  /(?<!\p{L})(?:rows?|lines?|items?|records?|chunks?|batch|pages?|steps?|zeilen?|seiten?|datensätze|az|aktenzeichen|kassenzeichen|vorgang|flurstück)[\s:=.]{1,3}$/iu

/** `0815/2025`: a number and its year. */
const year = /\/\s?(?:19|20)\d\d$/

function nationalEnd(text: string, at: number, from: number): number {
  const areaEnd = runEnd(text, at, DIGIT, at + MOST)
  const area = areaEnd - at
  let end = areaEnd
  let digits = area
  let second = 0
  while (digits < MOST) {
    const next = skipSeparators(text, end, true)
    if (next === end || !isDigit(codeAt(text, next))) break
    end = runEnd(text, next, DIGIT, next + MOST)
    if (second === 0) second = end - next
    digits += end - next
  }
  if (digits < 8 || digits > 14 || isWordlike(codeAt(text, end)) || text[end] === '/') return at
  const before = text.slice(Math.max(from, at - LOOK_BACK), at)
  if (countWord.test(before)) return at
  const slash = text[areaEnd] === '/' || text.startsWith(' / ', areaEnd)
  if (slash && !year.test(text.slice(areaEnd, end)) && area >= 3 && area <= 5 && second >= 4)
    return end
  return phoneWord.test(before) ? end : at
}
