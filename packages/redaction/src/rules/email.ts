import {
  BACKSLASH,
  codeAt,
  escapeBefore,
  is,
  isForeignLetter,
  LOCAL,
  matchAt,
  WORD,
  textBefore,
} from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { maskEmail } from '../markers.ts'

const QUOTE = 34
const LONGEST_QUOTED = 64

const domain =
  /(?:[\p{L}\p{M}\d_-]+\.)+(?:xn--[\w-]+|[\p{L}\p{M}]{2,})(?![\p{L}\d_])|\[(?:ipv6:)?[\da-f.:]{3,45}\]/iuy

/**
 * What looks like a domain and is none: a file (`logo@2x.png`), a unit (`getty@tty1.service`), a
 * version (`react@18.2.0-rc.next`). Some ends of files are countries, too: `kontakt@gov.md`.
 */
const noDomain = new RegExp(
  `^(?:[^.]+\\.(?:${`png jpe?g gif svg webp avif ico [cm]?js tsx? jsx css scss map json ya?ml xml html? txt csv log
  gz tgz tar zip lock conf cfg ini toml properties bak tmp java class [jw]ar rb wasm exe dll service
  socket timer mount device target slice scope prod staging`.replaceAll(
    /\s+/g,
    '|',
  )})$|v?\\d[^.]*\\.(?:md|py|so|sh|rs|pl)$|v?\\d+\\.\\d+[.-])`,
  'i',
)

/** Names that the public DNS never has (RFC 6762, ICANN's `.internal`); a login there is a person's. */
const inside = /\.(?:local|localdomain|internal|lan)$/i
const machine =
  /^(?:rabbit|celery|emqx|ejabberd|root|admin|git|postgres|www-data|nobody|app|node)[\d_-]*$/i

/**
 * E-mail addresses (RFC 5321, 5322, 6531): Unicode local parts and domains, quoted local parts,
 * address literals. The domain needs a dot and a top level of letters, so `api@1.9.0` and
 * `root@localhost` stay; `git@host:` is a remote and stays.
 */
export const email = defineRule({
  name: 'email',
  kind: 'person',
  trigger: '@',
  match(text, at, from) {
    const before = codeAt(text, at - 1)
    if (!isLocal(before) && before !== QUOTE) return at + 1
    const host = matchAt(domain, text, at + 1)?.[0]
    if (host === undefined || noDomain.test(host)) return at + 1
    const start = localStart(text, at, from)
    const end = domain.lastIndex
    return start === at || isRemote(text, start, at, end) ? at + 1 : { start, end }
  },
  replace: maskEmail,
})

export const about: About = {
  source: 'RFC 5321, 5322, 6531',
  redacts: [
    ['Mail an max@example.org.', 'Mail an m***@example.org.'],
    ['müller@gemeinde-köln.de', 'm***@gemeinde-köln.de'],
    ['max%40example.org', 'm***%40example.org'],
    ['"max mustermann"@example.org', 'm***@example.org'],
    ["o'brien@example.org", 'o***@example.org'],
    ['jo@x.de', '***@x.de'],
    ['kontakt@gov.md', 'k***@gov.md'],
    ['max.mustermann@rathaus.local', 'm***@rathaus.local'],
    ['max@[IPv6:2001:db8::1]', 'm***@[IPv6:[ip]]'],
  ],
  keeps: [
    'api@1.9.0',
    'git@github.com:org/repo.git',
    'getty@tty1.service',
    'libssl@3.so',
    'rabbit@host.internal',
    '@sva/redaction',
  ],
  re2: [
    {
      pattern:
        '(?:([^\\s"<>()\\[\\]{}|,;:=/\\\\@&*\\x60?.-])[^\\s"<>()\\[\\]{}|,;:=/\\\\@&*\\x60?]{3,}|[^\\s"<>()\\[\\]{}|,;:=/\\\\@&*\\x60?g][^\\s"<>()\\[\\]{}|,;:=/\\\\@&*\\x60?]{2}|g(?:[^\\s"<>()\\[\\]{}|,;:=/\\\\@&*\\x60?i][^\\s"<>()\\[\\]{}|,;:=/\\\\@&*\\x60?]|i[^\\s"<>()\\[\\]{}|,;:=/\\\\@&*\\x60?t])|\\b[\\w-]{1,2}|[^\\x00-\\x7f]{1,2})(@|%40|\\\\u0040|&#64;)((?:[\\p{L}\\p{N}_-]+\\.)*(?:\\p{L}[\\p{L}\\p{N}_-]*\\.[\\p{L}\\p{N}_-]+\\.\\p{L}{2,}\\b|\\p{L}[\\p{L}\\p{N}_-]*\\.(?i:md|py|so)\\b|[\\p{L}\\p{N}_-]+\\.(?i:[a-fhiklnoqu-z][a-z]|g[a-y]|j[a-rt-z]|m[a-ce-z]|p[a-xz]|r[ac-z]|s[a-np-z]|t[a-rt-z]|com|org|net|info|biz|edu|gov|mil|int|name|pro|app|dev|cloud|online|shop|email|bayern|berlin|hamburg|cologne|koeln|nrw|ruhr|saarland|wien|tirol|swiss|example|test|invalid|xn--[a-z\\d-]+)\\b|[\\p{L}\\p{N}_-]+\\.[^\\x00-\\x7f]{2,}))',
      replacement: '$1***$2$3',
    },
    {
      pattern:
        '"(\\p{L})[^"\\\\]{1,62}"(@)((?:[\\p{L}\\p{N}_-]+\\.)*(?:\\p{L}[\\p{L}\\p{N}_-]*\\.[\\p{L}\\p{N}_-]+\\.\\p{L}{2,}\\b|\\p{L}[\\p{L}\\p{N}_-]*\\.(?i:md|py|so)\\b|[\\p{L}\\p{N}_-]+\\.(?i:[a-fhiklnoqu-z][a-z]|g[a-y]|j[a-rt-z]|m[a-ce-z]|p[a-xz]|r[ac-z]|s[a-np-z]|t[a-rt-z]|com|org|net|info|biz|edu|gov|mil|int|name|pro|app|dev|cloud|online|shop|email|bayern|berlin|hamburg|cologne|koeln|nrw|ruhr|saarland|wien|tirol|swiss|example|test|invalid|xn--[a-z\\d-]+)\\b|[\\p{L}\\p{N}_-]+\\.[^\\x00-\\x7f]{2,}))',
      replacement: '$1***$2$3',
    },
  ],
  misses:
    'Addresses without a dot in the domain, comments in them, and spellings such as `max (at) example.org`. RE2 knows common top-level domains, and any below a subdomain.',
}

function localStart(text: string, at: number, from: number): number {
  if (codeAt(text, at - 1) === QUOTE) return quotedStart(text, at, from)
  let start = at
  while (start > from && isLocal(codeAt(text, start - 1)) && escapeBefore(text, start) === 0)
    start--
  while (start < at && is(codeAt(text, start), LOCAL) && !is(codeAt(text, start), WORD)) start++
  return start
}

/** Half of a surrogate pair is a letter of a rare script, or an emoji, which may as well go. */
function isLocal(code: number): boolean {
  return is(code, LOCAL) || isForeignLetter(code) || (code >= 0xd800 && code <= 0xdfff)
}

function quotedStart(text: string, at: number, from: number): number {
  const first = Math.max(from, at - LONGEST_QUOTED)
  for (let open = at - 2; open >= first; open--) {
    if (codeAt(text, open) !== QUOTE) continue
    return codeAt(text, open - 1) === BACKSLASH && open > first ? open - 1 : open
  }
  return at
}

/** `git@host:path`, a process on a host, and the userinfo that the URL rule has already replaced. */
function isRemote(text: string, start: number, at: number, end: number): boolean {
  const local = text.slice(start, at)
  if (local === 'REDACTED') return true
  if (local === 'git' && (text[end] === ':' || text.startsWith('://', start - 3))) return true
  return machine.test(local) && inside.test(textBefore(text, end, 16, at))
}
