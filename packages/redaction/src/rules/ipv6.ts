import { HEX, is, isWordlike } from '../chars.ts'
import { defineRule } from '../define-rule.ts'

const COLON = 58
const LONGEST = 39

/**
 * IPv6 addresses (RFC 4291). With `ip: 'public'` only global unicast, 2000::/3, which includes the
 * documentation range; with `all` every address that cannot be a clock, a MAC or `std::`.
 */
export const ipv6 = defineRule({
  name: 'ipv6',
  kind: 'number',
  trigger: ':',
  match(text, at, from, { ip }) {
    if (ip === 'none') return text.length
    // Public ones begin with four digits of which the first is 2 or 3; a clock does not.
    if (ip === 'public' && !isTwoOrThree(text.charCodeAt(at - 4))) return at + 1
    let start = at
    while (start > from && isPart(text.charCodeAt(start - 1)) && at - start <= LONGEST) start--
    let end = at + 1
    while (isPart(text.charCodeAt(end))) end++
    const resume = end
    if (text.charCodeAt(end - 1) === COLON && text.charCodeAt(end - 2) !== COLON) end--
    if (end - start > LONGEST || isWordlike(text.charCodeAt(start - 1))) return resume
    if (isWordlike(text.charCodeAt(end)) || end - start < 3) return resume
    return isAddress(text.slice(start, end), ip === 'public') ? { start, end } : resume
  },
  replace: '[ip]',
  examples: {
    redacts: [
      ['client 2001:db8::1 connected', 'client [ip] connected'],
      ['[2a02:8108:8ac0:1a2b:3c4d:5e6f:7a8b:9c0d]:443', '[[ip]]:443'],
    ],
    keeps: [
      '10:25:03',
      'aa:bb:cc:dd:ee:ff',
      'std::vector',
      '::1',
      'fe80::1',
      'dead::beef',
      '12:30',
    ],
  },
})

function isTwoOrThree(code: number): boolean {
  return code === 50 || code === 51
}

function isPart(code: number): boolean {
  return code === COLON || is(code, HEX)
}

function isAddress(text: string, publicOnly: boolean): boolean {
  const gap = text.indexOf('::')
  if (gap >= 0 && text.includes('::', gap + 1)) return false
  const groups = text.split(':').filter((group) => group !== '')
  if (groups.some((group) => group.length > 4)) return false
  if (gap < 0 ? groups.length !== 8 : groups.length < 1 || groups.length > 7) return false
  if (publicOnly) return /^[23][\da-f]{3}:/i.test(text)
  return /\d/.test(text) && (gap < 0 || groups.length > 1 || text === '::1')
}
