import {
  codeAt,
  HEX,
  HEX_DIGITS,
  is,
  isDigit,
  isWordBefore,
  isWordlike,
  matchesAt,
  runEnd,
} from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule, type Match } from '../define-rule.ts'
import { quad } from './ipv4.ts'
import { isUpstream } from './upstream.ts'

const COLON = 58
const LONGEST = 45

/**
 * IPv6 addresses in every form of RFC 4291, 2.2. With `ip: 'public'` only global unicast, 2000::/3,
 * which includes the documentation range; with `all` every address that cannot be a clock, a MAC or
 * `std::`. Zone, port and prefix stay.
 */
export const ipv6 = defineRule({
  name: 'ipv6',
  kind: 'number',
  // A clock has neither four digits before its first colon nor one between two.
  trigger: [
    { text: ':', before: HEX_DIGITS, next: `${HEX_DIGITS}:`, near: [[-4, '023fF']] },
    { text: ':', before: HEX_DIGITS, next: `${HEX_DIGITS}:`, near: [[-2, ':']] },
    '::',
  ],
  match(text, at, from, { ip }) {
    if (ip === 'none') return text.length
    const open = ip === 'all'
    if (!open && (at - 4 < from || !isGlobalPrefix(text, at - 4))) return at + 1
    return addressAround(text, at, from, open)
  },
  replace: '[ip]',
})

export const about: About = {
  source: 'RFC 4291, 5952',
  redacts: [
    ['client 2001:db8::1 connected', 'client [ip] connected'],
    ['client:2001:db8::1', 'client:[ip]'],
    ['[2a02:8108:8ac0:1a2b:3c4d:5e6f:7a8b:9c0d]:443', '[[ip]]:443'],
    ['2001:db8::192.0.2.33', '[ip]'],
    ['2001:db8:1::/48', '[ip]/48'],
  ],
  keeps: [
    '10:25:03',
    'connect ETIMEDOUT 2001:db8::1:443',
    'aa:bb:cc:dd:ee:ff',
    'std::vector',
    '::1',
    'fe80::1',
    'dead::beef',
    '12:30',
    '2001::1::2',
  ],
  re2: [
    {
      pattern:
        '((?i:(?i:\\b(?:ip|ipv4|ipv6|addr|address|client|host|rhost|peer|remote|server|source|src|dest|dst|from|for|user|visitor)|::ffff))["\']?[ :=/_-]{1,2}["\'\\[]?|\\[)[23][\\da-fA-F]{3}(?::[\\da-fA-F]{1,4}){0,6}(?:::(?:[\\da-fA-F]{1,4}(?::[\\da-fA-F]{1,4}){0,5})?|:[\\da-fA-F]{1,4})\\b',
      replacement: '$1[ip]',
    },
  ],
  misses:
    'Addresses outside 2000::/3, unless `ip` is `all`. RE2 wants a bracket or a word in front (client, from, ip …).',
}

function addressAround(text: string, at: number, from: number, open: boolean): Match | number {
  let first = at
  while (first > from && isPart(codeAt(text, first - 1)) && at - first <= LONGEST) first--
  let resume = at + 1
  while (isPart(codeAt(text, resume))) resume++
  if (isClock(text, first, resume)) return resume
  const end = addressEnd(text, at, resume)
  if (isWordlike(codeAt(text, end)) || isUpstream(text, first)) return resume
  const start = [first, open ? behindKey(text, first, at) : at - 4].find(
    (candidate) =>
      !isWordBefore(text, candidate) &&
      (end - candidate > 2
        ? isAddress(text.slice(candidate, end), open)
        : open && isLone(text, end)),
  )
  if (start === undefined || !(open || isGlobalPrefix(text, start))) return resume
  return { start, end }
}

/** Fewer colons than an address has without a gap. */
function isClock(text: string, first: number, end: number): boolean {
  let colons = 0
  for (let at = first; at < end; at++) {
    if (codeAt(text, at) !== COLON) continue
    if (codeAt(text, at + 1) === COLON) return false
    colons++
  }
  return colons < 6
}

/** Four digits of which the first is 2 or 3; a clock does not begin like that. */
function isGlobalPrefix(text: string, at: number): boolean {
  const first = codeAt(text, at)
  if (first !== 50 && first !== 51) return false
  return runEnd(text, at + 1, HEX, at + 4) === at + 4
}

/** In `client:2001:db8::1` the first colon is none of the address. */
function behindKey(text: string, first: number, at: number): number {
  const colon = runEnd(text, first, HEX, at)
  if (codeAt(text, colon) !== COLON || codeAt(text, colon + 1) === COLON) return first
  return isDigit(codeAt(text, colon - 1)) ? first : colon + 1
}

const dotted = /(?<=:\d{0,3})(?:\.\d{1,3}){3}(?![\w.]*\.\d)/y

/** With the IPv4 address at its end, without the colon before a port or a text. */
function addressEnd(text: string, at: number, end: number): number {
  if (matchesAt(dotted, text, end)) return dotted.lastIndex
  return end > at + 2 && /[^:]:/.test(text.slice(end - 2, end)) ? end - 1 : end
}

/** `::` is an address in `[::]:80`, `src=::` and `::/0`, or where nothing follows; not in `a :: b`. */
function isLone(text: string, end: number): boolean {
  const around = text.slice(Math.max(0, end - 3), end + 1)
  return /^(?:[=[]::(?!:)|[^:]?::(?:$|[\]/]))/.test(around)
}

function isPart(code: number): boolean {
  return code === COLON || is(code, HEX)
}

/** Eight groups, or fewer around one gap. */
const address =
  /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?::(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?)$/i
const embedded = new RegExp(`(?<=:)${quad}$`)

function isAddress(text: string, open: boolean): boolean {
  if (text.length > LONGEST) return false
  const groups = text.replace(embedded, '0:0')
  if (!address.test(groups)) return false
  const many = groups.split(':').filter((group) => group !== '').length
  if (many > 2) return many < 8 || !groups.includes('::')
  return /\d/.test(groups) && many > (open ? 0 : 1)
}
