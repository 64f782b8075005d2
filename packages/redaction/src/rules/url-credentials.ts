import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { URL_REDACTED } from '../markers.ts'

const AUTHORITY_END = /[/?#\s"'<>`\\]/g
const URL_END = /[\s"'<>`\\]/g
const ORDINARY = /^(?:\[.*|[^:]*(?::\d{0,5})?)$/
/** How far a password with a slash in it is followed. */
const WINDOW = 128

/**
 * Name and password in a URL (RFC 3986, 3.2.1): `postgres://app:secret@db`. Both go, in the form
 * of OpenTelemetry's conventions for `url.full`. A password may hold `@` and even `/`. A lone
 * name goes too, because it can be a token; `git@` is everybody's and stays.
 */
export const urlCredentials = defineRule({
  name: 'url-credentials',
  kind: 'secret',
  trigger: '://',
  match(text, at) {
    const start = at + 3
    const end = userinfoEnd(text, start)
    if (end <= start) return start
    const userinfo = text.slice(start, end)
    if (userinfo === 'git' || /^REDACTED(?::REDACTED)?$/.test(userinfo)) return end
    const marker = userinfo.includes(':') ? `${URL_REDACTED}:${URL_REDACTED}` : URL_REDACTED
    return { start, end, marker }
  },
  replace: URL_REDACTED,
})

export const about: About = {
  source: 'RFC 3986, 3.2.1; OpenTelemetry `url.full`',
  redacts: [
    ['postgres://app:s3cr3t@db:5432/x', 'postgres://REDACTED:REDACTED@db:5432/x'],
    ['redis://:s3cr3t@redis:6379', 'redis://REDACTED:REDACTED@redis:6379'],
    ['https://a:p@ss/w@host/path', 'https://REDACTED:REDACTED@host/path'],
  ],
  keeps: [
    'https://example.org/@user',
    'ssh://git@example.org/repo',
    'http://localhost:3000/a?b=c',
    'https://example.org:8443/a@b',
  ],
  re2: [],
}

/** Where the `@` of the userinfo stands, or -1. */
function userinfoEnd(text: string, start: number): number {
  const authorityEnd = search(text, AUTHORITY_END, start)
  const authority = text.slice(start, authorityEnd)
  const at = authority.lastIndexOf('@')
  if (at < 0 && ORDINARY.test(authority)) return -1
  if (at >= 0 && (authority.includes('.', at) || !authority.slice(0, at).includes(':'))) {
    return start + at
  }
  // What stands where the port or the host belongs is neither: the slash is in the password.
  const rest = text.slice(authorityEnd, start + WINDOW)
  const later = rest.slice(0, search(rest, URL_END, 0)).lastIndexOf('@')
  if (later > 0 && rest[later - 1] !== '/') return authorityEnd + later
  return at < 0 ? -1 : start + at
}

function search(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}
