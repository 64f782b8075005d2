import { codeAt, DIGIT, is, isWordBefore, isWordlike, LETTER, LETTERS, WORD } from '../chars.ts'
import { mod97 } from '../checksums/mod97.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { maskIban } from '../markers.ts'

/** Country -> length (SWIFT IBAN registry). */
const lengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18
  DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23
  IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31
  MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24
  SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
)

const UNDERSCORE = 95

/**
 * Bank accounts (ISO 13616): the country's exact length and the checksum; compact, in groups of
 * four, with dashes. What follows in capitals is not swallowed, because the length is known.
 */
export const iban = defineRule({
  name: 'iban',
  kind: 'number',
  trigger: [
    { digits: [2, 2], before: LETTERS, next: `${LETTERS} -\u00A0` },
    { digits: [3, 9], before: LETTERS, next: LETTERS },
    { digits: [10, 34], before: LETTERS },
  ],
  match(text, at, from) {
    const start = at - 2
    if (start < from || !is(codeAt(text, at - 1), LETTER)) return at + 1
    if (!is(codeAt(text, start), LETTER) || !isFree(text, start)) return at + 1
    if (!is(codeAt(text, at + 1), DIGIT)) return at + 1
    const length = lengths.get(text.slice(start, at).toUpperCase())
    if (length === undefined) return at + 1
    const end = endOf(text, start, length)
    if (end < 0 || !mod97(text.slice(start, end).replace(/\W/g, ''))) return at + 1
    return { start, end }
  },
  replace: maskIban,
})

export const about: About = {
  source: 'ISO 13616; SWIFT IBAN registry',
  redacts: [
    ['IBAN DE89370400440532013000', 'IBAN DE89****3000'],
    ['DE89 3704 0044 0532 0130 00 failed', 'DE89****3000 failed'],
    ['at61-1904-3002-3457-3201', 'at61****3201'],
    ['GB29NWBK60161331926819', 'GB29****6819'],
    ['scan_DE89370400440532013000.pdf', 'scan_DE89****3000.pdf'],
    ['DE89370400440532013000EUR', 'DE89****3000EUR'],
  ],
  keeps: ['DE88370400440532013000', 'DE893704004405320130001', 'id de12 3456'],
  re2: [],
}

/** The end of `length` letters and digits, with at most one separator between groups; or -1. */
function endOf(text: string, start: number, length: number): number {
  let left = length
  let at = start
  while (left > 0) {
    const code = codeAt(text, at)
    if (is(code, WORD) && code !== UNDERSCORE) left--
    else if (!isSeparator(code) || isSeparator(codeAt(text, at - 1))) return -1
    at++
  }
  return mayEnd(text, at) ? at : -1
}

/** The checksum is strong enough for names of files: `statement_DE89…`, `IBANDE89…`. */
function isFree(text: string, start: number): boolean {
  if (codeAt(text, start - 1) === UNDERSCORE || !isWordBefore(text, start)) return true
  return text.slice(Math.max(0, start - 4), start).toLowerCase() === 'iban'
}

/** A currency may follow at once: `DE89…EUR`. */
function mayEnd(text: string, at: number): boolean {
  const code = codeAt(text, at)
  return code === UNDERSCORE || !isWordlike(code) || /^[a-z]{3}(?!\w)/i.test(text.slice(at, at + 4))
}

/** Dash and spaces: no-break, thin, tab. */
function isSeparator(code: number): boolean {
  if (code === 32 || code === 45 || code === 9 || code === 0xa0) return true
  return code === 0x202f || (code >= 0x2000 && code <= 0x200a)
}
