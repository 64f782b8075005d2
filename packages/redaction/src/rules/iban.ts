import {
  codeAt,
  is,
  isWordBefore,
  LETTER,
  LETTERS,
  matchesAt,
  NO_HEX,
  textBefore,
} from '../chars.ts'
import { mod97 } from '../checksums/mod97.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { maskIban } from '../markers.ts'

/**
 * Country, length, and what follows the check digits: digits, `a` four letters and the rest, `c`
 * letters and digits anywhere (SWIFT IBAN registry; French and Finnish territories; countries that
 * use the scheme without being registered).
 */
const shapes = new Map(
  `AD24c AE23 AL28c AO25 AT20 AX18 AZ28a BA20 BE16 BF28c BG22a BH22a BI27 BJ28c BL27c BR29c BY28c CF27
  CG27 CH21c CI28c CM27 CR22 CV25 CY28c CZ24 DE22 DJ27 DK18 DO28c DZ26 EE20 EG29 ES24 FI18 FK18c FO18
  FR27c GA27 GB22a GE22c GF27c GI23a GL18 GP27c GQ27 GR27c GT28c GW25c HN28a HR21 HU28 IE22a IL23 IQ23a
  IR26 IS26 IT27c JO30a KM27 KW30a KZ20c LB28c LC32a LI21c LT20 LU20c LV21a LY25 MA28 MC27c MD24c ME22
  MF27c MG27 MK19c ML28c MN20 MQ27c MR27 MT31a MU30a MZ25 NC27c NE28c NI28a NL18a NO15 OM23c PF27c PK24a
  PL28 PM27c PS29a PT25 QA29a RE27c RO24a RS22 RU33c SA24c SC31a SD18 SE24 SI19 SK24 SM27c SN28c SO23
  ST25 SV28a TD27 TF27c TG28c TL23 TN24 TR26c UA29c VA22 VG24a WF27c XK20 YE30a YT27c`
    .split(/\s+/)
    .map((shape) => [
      shape.slice(0, 2),
      account(Number.parseInt(shape.slice(2), 10) - 4, shape[4]),
    ]),
)

/** From the check digits on, with at most one space or dash between groups; a currency may follow. */
function account(length: number, kind: string | undefined): RegExp {
  const [digit, letter, either] = ['\\d', '[a-z]', '[a-z\\d]'].map(
    (character) => `(?:[ \\t\\u00A0\\u2000-\\u200A\\u202F-]?${character})`,
  )
  const rest =
    kind === 'a'
      ? `${letter}{4}${either}{${length - 4}}`
      : `${kind === 'c' ? either : digit}{${length}}`
  return new RegExp(`\\d\\d${rest}(?=[a-z]{3}(?!\\w)|[^a-z\\d\\u00C0-\\u1FFF]|$)`, 'iy')
}

/**
 * Bank accounts (ISO 13616): the country's exact length, its kind of account number and the
 * checksum; compact, in groups, with dashes. What follows in capitals is not swallowed, because the
 * length is known.
 */
export const iban = defineRule({
  name: 'iban',
  kind: 'number',
  trigger: [
    // Hexadecimal ids are full of short runs, but not before these letters.
    { digits: [2, 9], before: LETTERS, next: `${NO_HEX} -\t\u00A0` },
    { digits: [10, 34], before: LETTERS },
  ],
  match(text, at, from) {
    const start = at - 2
    if (start < from || !is(codeAt(text, start), LETTER) || !isFree(text, start)) return at + 1
    const shape = shapes.get(text.slice(start, at).toUpperCase())
    if (shape === undefined || !matchesAt(shape, text, at)) return at + 1
    const end = shape.lastIndex
    return mod97(text.slice(start, end)) ? { start, end } : at + 1
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
  keeps: [
    'DE88370400440532013000',
    'DE893704004405320130001',
    'DE85A70400440532013000',
    'id de12 3456',
  ],
  re2: [
    {
      pattern:
        '\\b(?:IBAN)?(?:(?i:((?:BE|DK|FI|SI)\\d\\d)(?:[ \\x{a0}\\x{2009}-]?\\d{4}){3}(?:[ \\x{a0}\\x{2009}-]?\\d{2,3})?|((?:AT|DE|EE|HR|LT)\\d\\d)(?:[ \\x{a0}\\x{2009}-]?\\d{4}){4}(?:[ \\x{a0}\\x{2009}-]?\\d{1,2})?|((?:CZ|ES|PT|SE|SK)\\d\\d)(?:[ \\x{a0}\\x{2009}-]?\\d{4}){5}\\d?|((?:HU|PL)\\d\\d)(?:[ \\x{a0}\\x{2009}-]?\\d{4}){6}|(NO\\d\\d)(?:[ \\x{a0}\\x{2009}-]?\\d{4}){2}[ \\x{a0}\\x{2009}-]?\\d{3})|((?:GB|IE|NL)\\d\\d)[ \\x{a0}\\x{2009}-]?[A-Z]{4}(?:[ \\x{a0}\\x{2009}-]?\\d{4}){2,3}[ \\x{a0}\\x{2009}-]?\\d\\d|((?:CH|LI|LU)\\d\\d)[ \\x{a0}\\x{2009}-]?\\d{3}[\\dA-Z](?:[ \\x{a0}\\x{2009}-]?[\\dA-Z]{4}){3}(?:[ \\x{a0}\\x{2009}-]?[\\dA-Z])?|((?:FR|IT|MC|SM)\\d\\d)[ \\x{a0}\\x{2009}-]?[\\dA-Z]\\d{3}(?:[ \\x{a0}\\x{2009}-]?[\\dA-Z]{4}){4}[ \\x{a0}\\x{2009}-]?[\\dA-Z]{3})\\b',
      replacement: '$1$2$3$4$5$6$7$8****',
    },
  ],
  misses:
    'Slashes or dots between the groups. RE2 computes no checksum, so a mistyped number goes too; it knows twenty countries and wants a word to end behind the number.',
}

/** The checksum is strong enough for names of files: `statement_DE89…`, `IBANDE89…`. */
function isFree(text: string, start: number): boolean {
  if (text[start - 1] === '_' || !isWordBefore(text, start)) return true
  return textBefore(text, start, 4).toLowerCase() === 'iban'
}
