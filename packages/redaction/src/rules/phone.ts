import { codeAt, DIGIT, isWordBefore, isWordlike, runEnd } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { fitsPlan } from './phone-countries.ts'

/**
 * Phone numbers with the sign of one: `+49 …` (ITU-T E.164), with a country code that exists and
 * a length that the country uses.
 */
export const phone = defineRule({
  name: 'phone',
  kind: 'number',
  trigger: { text: '+', next: '0123456789( ' },
  match(text, at, from) {
    const end = at > from && isWordBefore(text, at) ? 0 : numberEnd(text, at + 1, fitsPlan)
    return end > at + 1 ? { start: at, end } : at + 1
  },
  replace: '[phone]',
})

export const about: About = {
  source: 'ITU-T E.164',
  redacts: [
    ['Rückruf +49 151 23456789 bitte', 'Rückruf [phone] bitte'],
    ['+49 (0) 421 123-456', '[phone]'],
    ['tel:+4915123456789', 'tel:[phone]'],
    ['+1 (212) 555-0147', '[phone]'],
    ['(+44) 20 7946 0958', '([phone]'],
  ],
  keeps: [
    'GMT+0100',
    '+02:00',
    '+12345678 bytes',
    '1e+100',
    'load +1 2 3',
    '+20 1234567 rows',
    '+376 12345',
  ],
  re2: [
    {
      pattern:
        '(?:\\B\\+|%2B)[ (]{0,2}(?:4[139][ \\t\\x{a0}\\x{2009}\\x{2013}./()-]{0,3}(?:\\d[ \\t\\x{a0}\\x{2009}\\x{2013}./()-]{0,3}){6,12}\\d|(?:1|3[0-9]\\d?|4[0245678]|420|421|7|90)[ \\t\\x{a0}\\x{2009}\\x{2013}./()-]{0,3}(?:\\d[ \\t\\x{a0}\\x{2009}\\x{2013}./()-]{0,3}){7,10}\\d)\\b',
      replacement: '[phone]',
    },
  ],
  misses: 'RE2 knows the country codes of Europe and North America, without their lengths.',
}

const FEWEST = 5
const MOST = 16
const SEPARATORS = ' \t-./()\u00A0\u2007\u2009\u2010\u2011\u2012\u2013\u202F\u2212'

/**
 * The end of the longest number from here on whose digits fit; `from` when none does. Ends at a
 * group, so a number that follows does not spoil the match.
 */
export function numberEnd(text: string, from: number, fits: (digits: string) => boolean): number {
  let count = 0
  let first = from
  let best = from
  let at = from
  while (count < MOST) {
    // Typesetters have several spaces and dashes; `) (` is the longest that anybody writes.
    for (let most = at + 3; at < most; at++) {
      const code = codeAt(text, at)
      // Most that may stand here is a digit or a letter.
      if (code > 47 && code < 160) break
      if (!(count === 0 ? ' (' : SEPARATORS).includes(text.charAt(at)) || code === 0) break
    }
    const end = runEnd(text, at, DIGIT, at + MOST)
    if (end === at) break
    count += end - at
    at = end
    if (count <= FEWEST || isWordlike(codeAt(text, end))) continue
    if (!fits(text.slice(from, end).replaceAll(/\D/g, ''))) continue
    if (first === from) first = end
    best = end
  }
  return best > first ? groupsEnd(text, best) : best
}

const LONGEST = 48

/** Where one number ends and the next begins nobody can tell, so all of the groups go. */
function groupsEnd(text: string, from: number): number {
  let end = from
  while (end < from + LONGEST && ' -\u00A0'.includes(text.charAt(end))) {
    const next = runEnd(text, end + 1, DIGIT, end + MOST)
    if (next === end + 1) break
    end = next
  }
  return end
}
