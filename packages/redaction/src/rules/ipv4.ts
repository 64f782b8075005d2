import {
  codeAt,
  DIGIT,
  is,
  isDigit,
  isWordBefore,
  LETTER,
  matchesAt,
  runEnd,
  runStart,
  textBefore,
} from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { isUpstream } from './upstream.ts'

const DOT = 46
const SLASH = 47
const DASH = 45
const UNDERSCORE = 95
const TILDE = 126

/**
 * IPv4 addresses, for a court a person's (CJEU C-582/14). Four octets without leading zeros, no
 * version, no OID, no product in a user agent, no service that does not answer. Which ranges: `policy.ip`; port and prefix stay.
 */
export const ipv4 = defineRule({
  name: 'ipv4',
  kind: 'number',
  // The second octet: most that begins with digits and a dot is a decimal number.
  trigger: { digits: [1, 3], before: '.', next: '.' },
  match(text, second, from, { ip }) {
    const third = runEnd(text, second, DIGIT) + 1
    if (codeAt(text, runEnd(text, third, DIGIT, third + 4)) !== DOT) return second + 1
    const at = runStart(text, second - 1, DIGIT, Math.max(from, second - 5))
    if (ip === 'none' || (ip === 'public' && matchesAt(reserved, text, at))) return third
    if (!isFree(text, at)) return dottedEnd(text, third)
    if (!matchesAt(address, text, at)) return dottedEnd(text, third)
    const end = address.lastIndex
    const octets = text.slice(at, end).split('.').map(Number)
    if (isVersion(text, at, octets) || isUpstream(text, at)) return end
    return { start: at, end }
  },
  replace: '[ip]',
})

export const about: About = {
  source: 'RFC 791, 6890',
  redacts: [
    ['client 93.184.216.34:51234 connected', 'client [ip]:51234 connected'],
    ['from 203.0.113.7', 'from [ip]'],
    ['host/198.51.100.23', 'host/[ip]'],
    ['server 93.184.216.34', 'server [ip]'],
    ['client-93.184.216.34', 'client-[ip]'],
    ['203.0.113.1-203.0.113.9', '[ip]-[ip]'],
    ['203.0.113.7/32', '[ip]/32'],
    ['203.0.113.7.dip.example', '[ip].dip.example'],
  ],
  keeps: [
    'listening on 127.0.0.1:3000',
    'connect ECONNREFUSED 10.0.0.5:5432',
    'dial tcp 93.184.216.34:443: connect: connection refused',
    'Chrome/120.0.0.0',
    'version 8.15.2.9',
    'v1.2.3.4',
    'urn:oid:2.5.4.42',
    'nginx-1.25.3.1',
    'connect ECONNREFUSED 203.0.113.5:443',
    '1.3.6.1.4.1',
    '256.1.1.1',
    'amd64~~6.1.1.0',
    '1.2.3.4.rc1',
  ],
  re2: [
    {
      pattern:
        '((?i:\\b(?:ip|ipv4|ipv6|addr|address|client|host|rhost|peer|remote|server|source|src|dest|dst|from|for|user|visitor)|::ffff)["\']?[ :=/_-]{1,2}["\'\\[]?)(?:(?:[1-9]|1[1-9]|[2-9]\\d|10[1-9]|11\\d|12[0-689]|1[3-5]\\d|16[0-8]|17[013-9]|18\\d|19[013-9]|2[01]\\d|22[0-3])(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}|(?:100\\.(?:6[0-3]|[1-5]?\\d|12[89]|1[3-9]\\d|2[0-4]\\d|25[0-5])|172\\.(?:1[0-5]|\\d|3[2-9]|[4-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])|192\\.(?:16[0-79]|1[0-57-9]\\d|\\d\\d?|2[0-4]\\d|25[0-5]))(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){2})\\b',
      replacement: '$1[ip]',
    },
    {
      pattern:
        '^(?:(?:[1-9]|1[1-9]|[2-9]\\d|10[1-9]|11\\d|12[0-689]|1[3-5]\\d|16[0-8]|17[013-9]|18\\d|19[013-9]|2[01]\\d|22[0-3])(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}|(?:100\\.(?:6[0-3]|[1-5]?\\d|12[89]|1[3-9]\\d|2[0-4]\\d|25[0-5])|172\\.(?:1[0-5]|\\d|3[2-9]|[4-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])|192\\.(?:16[0-79]|1[0-57-9]\\d|\\d\\d?|2[0-4]\\d|25[0-5]))(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){2})( - |:\\d{2,5}\\b)',
      replacement: '[ip]$1',
    },
  ],
  misses:
    'Private ranges, unless `ip` is `all`; a version of four parts is taken for an address where no word says so. RE2 wants a word in front (client, from, ip …) or the start of an access log line: versions look the same.',
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
/** Also the end of an IPv6 address. */
export const quad = `${octet}(?:\\.${octet}){3}`
/** No OID, and not `1.2.3.4-rc1` or `lib-1.2.3.4.jar`; what else follows a dot is a host's name. */
const address = new RegExp(
  `${quad}(?![\\p{L}\\d_]|\\.\\d|[+-][a-z]|\\.(?:rc|beta|alpha|final|release|ga|[jw]ar|tgz|zip|tar|gz|rpm|deb|whl|exe|dll|el)\\d*(?!\\w))`,
  'iuy',
)

/** In a longer row of numbers there is no address either. */
function dottedEnd(text: string, from: number): number {
  let at = from
  while (isDigit(codeAt(text, at)) || codeAt(text, at) === DOT) at++
  return at
}

/** `client-93.184.216.34` and the end of a range, but `nginx-1.25.3.1`. */
const owner =
  /(?:(?:(?<![a-z])|(?<=\\[nrt]))(?:ip|ipv4|addr|address|client|host|peer|remote|server|source|src|dest|dst|from|for|user|visitor)|(?:\d\.\d{1,3}){2,3})[/_-]$/i
const LOOK_BACK = 16

function isFree(text: string, at: number): boolean {
  const before = codeAt(text, at - 1)
  if (before === DASH || before === UNDERSCORE) return hasOwner(text, at)
  return before !== DOT && before !== TILDE && !isWordBefore(text, at)
}

function hasOwner(text: string, at: number): boolean {
  return owner.test(textBefore(text, at, LOOK_BACK))
}

function isVersion(text: string, at: number, octets: readonly number[]): boolean {
  const slash = codeAt(text, at - 1) === SLASH && is(codeAt(text, at - 2), LETTER)
  // `Chrome/120.0.0.0`, but `host/198.51.100.23` is how Java prints an address
  if (slash && (octets[3] === 0 || octets[1] === 0)) return !hasOwner(text, at)
  return /(?:version|release|build|(?<![a-z])(?:ver\.?|oid))["':=\s]{0,3}$/i.test(
    textBefore(text, at, LOOK_BACK),
  )
}

/** Private, loopback, link-local, unspecified, multicast or reserved (RFC 6890), or no octet. */
const reserved =
  /(?:0\d*|10|127|22[4-9]|2[3-9]\d|[3-9]\d\d|\d{4,}|172\.(?:1[6-9]|2\d|3[01])|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|192\.168)\./y
