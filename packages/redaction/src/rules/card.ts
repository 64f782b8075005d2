import {
  codeAt,
  DIGIT,
  is,
  isDigit,
  isWordBefore,
  isWordlike,
  LETTER,
  runEnd,
  textBefore,
} from '../chars.ts'
import { luhn } from '../checksums/luhn.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'

/** Issuer ranges with their lengths (ISO/IEC 7812; public BIN tables of the schemes). */
const issuers = new RegExp(
  `^(?:${[
    '4\\d{12}(?:\\d{3}){0,2}', // Visa
    '(?:5[1-5]\\d{2}|222[1-9]|22[3-9]\\d|2[3-6]\\d{2}|27[01]\\d|2720)\\d{12}', // Mastercard
    '220[0-4]\\d{12}(?:\\d{3})?', // Mir
    '3[47]\\d{13}', // American Express
    '(?:6011|64[4-9]\\d|65\\d{2})\\d{12}(?:\\d{3})?', // Discover
    '35(?:2[89]|[3-8]\\d)\\d{12}', // JCB
    '3(?:0[0-5]|[689]\\d)\\d{11}(?:\\d{2})?', // Diners Club
    '(?:50(?:18|19|20|38|6[0167]|9\\d)|5893|6304|67\\d{2})\\d{12}(?:\\d{2,3})?', // Maestro, Dankort, Elo, Verve
    '(?:62|81)\\d{14}(?:\\d{3})?', // UnionPay
    '1[1-9]\\d{13}', // UATP
  ].join('|')})$`,
)

/** How cards are printed: 4-4-4-4 (-2, -3), American Express 4-6-5, Diners 4-6-4, old Visa 4-4-4-1. */
const groupings = new Set([4444, 44443, 44442, 465, 464, 4441])

const SEPARATORS = ' -\t/.\u00A0\u2007\u2009\u2011\u2013\u202F'

/**
 * Card numbers: issuer range, the issuer's lengths and the Luhn check digit (PCI DSS calls it PAN).
 * Compact or in the printed groups with one kind of separator. Compact digits behind a key that
 * names an id (`order_id=`, `offset:`) stay; the 13 digits of old Visa cards need a word, because
 * article numbers and timestamps have as many.
 */
export const card = defineRule({
  name: 'card',
  kind: 'number',
  trigger: [
    { digits: [4, 4], first: '234568', next: SEPARATORS, total: 13 },
    { digits: [13, 19], first: '1234568' },
  ],
  match(text, at) {
    const code = codeAt(text, at)
    const second = codeAt(text, at + 1)
    // A year is no card, nor is a timestamp of sixteen digits.
    if (code === 50 ? second < 50 || second > 55 : code === 49 && second === 48) return at + 1
    if (!isFree(text, at)) return at + 1
    const first = runEnd(text, at, DIGIT)
    const grouped = first - at === 4
    const end = grouped ? groupedEnd(text, at) : isCard(text, at, first) ? first : 0
    return end === 0 || (!grouped && namesAnId(text, at)) ? first : { start: at, end }
  },
  replace: '[card]',
})

export const about: About = {
  source: 'ISO/IEC 7812-1; public BIN tables of the schemes',
  redacts: [
    ['Karte 4111 1111 1111 1111 abgelehnt', 'Karte [card] abgelehnt'],
    ['paid with 4111111111111111', 'paid with [card]'],
    ['3782-822463-10005', '[card]'],
    ['Karten-Nr: 4111111111111111', 'Karten-Nr: [card]'],
    ['scan_4111111111111111.png', 'scan_[card].png'],
    ['4539 0712 0463 2239 200', '[card] 200'],
    ['4111/1111/1111/1111', '[card]'],
    ['Visa 4222222222222', 'Visa [card]'],
  ],
  keeps: [
    '4111111111111112',
    'order_id=4111111111111111',
    'order_4111111111111111',
    'blk_-4111111111111111',
    '0.4111111111111111',
    '1763714707123456',
    'EAN 4222222222222',
    '4111 1111-1111 1111',
  ],
  re2: [
    {
      pattern:
        '\\b(?:(?:4\\d{3}|5[1-5]\\d\\d|2[2-7]\\d\\d|6(?:011|4[4-9]\\d|5\\d\\d|2\\d\\d))(?:(?: \\d{4}){3}|(?:-\\d{4}){3}|(?:\\x{a0}\\d{4}){3})|3[47]\\d\\d(?: \\d{6} \\d{5}|-\\d{6}-\\d{5}))\\b',
      replacement: '[card]',
    },
    {
      pattern:
        '(\\b(?i:(?:kredit)?karten?|(?:(?:credit|debit)[ _-]?)?card|visa|mastercard|amex)(?i:[ _.-]{0,2}(?:nummer|number|num|nr|no))?\\.?["\']?\\s?[:=#]?\\s{0,3}["\']?)[2-6]\\d{12,18}\\b',
      replacement: '$1[card]',
    },
  ],
  misses:
    'Compact numbers behind a key that names an id. RE2 computes no check digit: it wants groups of four, or a word for a card in front.',
}

function isCard(text: string, at: number, end: number): boolean {
  if (isWordlike(codeAt(text, end)) || continues(text, end)) return false
  const printed = text.slice(at, end)
  if (!luhn(printed)) return false
  const digits = printed.replace(/\D/g, '')
  return issuers.test(digits) && (digits.length > 13 || cardWord.test(before(text, at)))
}

/** Not in the middle of a number, an id or a path of ids; behind a word in a name of a file it is. */
function isFree(text: string, at: number): boolean {
  const before = codeAt(text, at - 1)
  // . - _ *
  if (before === 46 || before === 45 || before === 95) return isBehindWord(text, at)
  return before !== 42 && !isWordBefore(text, at)
}

const word = /(?<![\p{L}\d])\p{L}{2,}[._-]$/u

/** `scan_4111…`, `Nr.4111…`, but not `blk_-4111…` */
function isBehindWord(text: string, at: number): boolean {
  return is(codeAt(text, at - 2), LETTER) && word.test(before(text, at))
}

/**
 * The end of the printed groups, or 0. The longest counts, but behind a card may stand a status code
 * that looks like its last group. The check digit is computed on the way: most groups are no card.
 */
function groupedEnd(text: string, at: number): number {
  const separator = codeAt(text, at + 4)
  let best = 0
  let groups = 0
  let length = 0
  // The sums where digits with an even place are doubled, and where the others are.
  let even = 0
  let odd = 0
  for (let end = at, first = at; end < at + 24; end++) {
    const digit = codeAt(text, end) - 48
    if (digit >= 0 && digit < 10) {
      const double = digit < 5 ? digit * 2 : digit * 2 - 9
      const isEven = length++ % 2 === 0
      even += isEven ? double : digit
      odd += isEven ? digit : double
      continue
    }
    groups = groups * 10 + end - first
    const sum = length % 2 === 0 ? even : odd
    if (sum % 10 === 0 && groupings.has(groups) && isCard(text, at, end)) best = end
    if (digit + 48 !== separator || groups > 9999) break
    first = end + 1
  }
  return best
}

/** `.5`, `-5`: the number goes on. */
function continues(text: string, end: number): boolean {
  const code = codeAt(text, end)
  return (code === 46 || code === 45) && isDigit(codeAt(text, end + 1))
}

const LOOK_BACK = 40

function before(text: string, at: number): string {
  return textBefore(text, at, LOOK_BACK)
}

const cardWord = /(?<!dis|wild)card(?!inal)|karte|kredit|\bpan\b|amex|visa/i
/** `order_id=`, `"offset": `, `order_` */
const id =
  /(?:ids?|ref|seq|offset|nr|no|number|timestamp|time|ts|count|size|bytes|hash|bl(?:oc)?k|order|job|task|event|evt|req|request|trace|span|build|run)(?:["'\\]{0,2} ?[:=#][ "'\\]{0,3}|[_-])$/i

function namesAnId(text: string, at: number): boolean {
  return id.test(before(text, at)) && !cardWord.test(before(text, at))
}
