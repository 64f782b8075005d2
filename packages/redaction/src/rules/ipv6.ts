import { codeAt, HEX, HEX_DIGITS, is, isWordBefore, isWordlike, runEnd } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule, type IpMode } from '../define-rule.ts'
import { isUpstream } from './upstream.ts'

const COLON = 58
const LONGEST = 39

/**
 * IPv6 addresses (RFC 4291). With `ip: 'public'` only global unicast, 2000::/3, which includes the
 * documentation range; with `all` every address that cannot be a clock, a MAC or `std::`.
 */
export const ipv6 = defineRule({
  name: 'ipv6',
  kind: 'number',
  trigger: { text: ':', before: `${HEX_DIGITS}:`, next: `${HEX_DIGITS}:` },
  match(text, at, from, { ip }) {
    if (ip === 'none') return text.length
    if (ip === 'public' && (at - 4 < from || !isGlobalPrefix(text, at - 4))) return at + 1
    let first = at
    while (first > from && isPart(codeAt(text, first - 1)) && at - first <= LONGEST) first--
    let end = at + 1
    while (isPart(codeAt(text, end))) end++
    const resume = end
    if (codeAt(text, end - 1) === COLON && codeAt(text, end - 2) !== COLON) end--
    if (isWordlike(codeAt(text, end)) || isUpstream(text, first)) return resume
    const start = [first, behindKey(text, first, at, ip)].find(
      (start) => !isWordBefore(text, start) && isAddress(text.slice(start, end)),
    )
    if (start === undefined || (ip === 'public' && !isGlobalPrefix(text, start))) return resume
    return { start, end }
  },
  replace: '[ip]',
})

export const about: About = {
  source: 'RFC 4291, 5952',
  redacts: [
    ['client 2001:db8::1 connected', 'client [ip] connected'],
    ['client:2001:db8::1', 'client:[ip]'],
    ['[2a02:8108:8ac0:1a2b:3c4d:5e6f:7a8b:9c0d]:443', '[[ip]]:443'],
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
  ],
  re2: [],
}

/** Four digits of which the first is 2 or 3; a clock does not begin like that. */
function isGlobalPrefix(text: string, at: number): boolean {
  const first = codeAt(text, at)
  if (first !== 50 && first !== 51) return false
  return runEnd(text, at + 1, HEX, at + 4) === at + 4
}

/** In `client:2001:db8::1` the first colon is none of the address. */
function behindKey(text: string, first: number, at: number, ip: IpMode): number {
  if (ip === 'public') return at - 4
  const colon = runEnd(text, first, HEX, at)
  return codeAt(text, colon) === COLON && codeAt(text, colon + 1) !== COLON ? colon + 1 : first
}

function isPart(code: number): boolean {
  return code === COLON || is(code, HEX)
}

function isAddress(text: string): boolean {
  if (text.length < 3 || text.length > LONGEST) return false
  const gap = text.indexOf('::')
  if (gap >= 0 && text.includes('::', gap + 1)) return false
  const groups = text.split(':').filter((group) => group !== '')
  if (groups.some((group) => group.length > 4)) return false
  if (gap < 0 ? groups.length !== 8 : groups.length < 1 || groups.length > 7) return false
  return /\d/.test(text) && (gap < 0 || groups.length > 1 || text === '::1')
}
