import { codeAt, matchAt } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { URL_REDACTED } from '../markers.ts'

/** Up to white space or what ends it, as far as it goes. */
const authority = /[^\0-\x20"#'/<>?\\`]*/y
const port = /^\[|^[^:]*:\d{0,5}$/
const URL_END = /[\s"'<>`\\]/
/** How far a password with a slash in it is followed. */
const WINDOW = 128
/** Everybody's, ours, and the names that actors have in a cluster (`spark://TaskScheduler@host`). */
const harmless = /^(?:git|REDACTED(?::REDACTED)?|[A-Za-z][a-z]+(?:[A-Z][a-z]+)+)$/

/**
 * Name and password in a URL (RFC 3986, 3.2.1): `postgres://app:secret@db`. Both go, in the form
 * of OpenTelemetry's conventions for `url.full`. A password may hold `@` and even `/`. A lone
 * name goes too, because it can be a token; `git@` is everybody's and stays.
 */
export const urlCredentials = defineRule({
  name: 'url-credentials',
  kind: 'secret',
  trigger: { text: '//', before: ': \t"\'=(\\' },
  match(text, at) {
    const start = at + 2
    const found = matchAt(authority, text, start)?.[0] ?? ''
    const end = start + found.length
    const absolute = codeAt(text, at - 1) === 58
    const colon = found.indexOf(':')
    let sign = found.lastIndexOf('@')
    if (sign < 0 && (colon < 0 || port.test(found))) return end
    if (colon >= 0 && (sign < 0 || (colon < sign && !found.includes('.', sign)))) {
      // What stands where the port or the host belongs is neither: the slash is in the password.
      const rest = text.slice(end, start + WINDOW)
      const later = rest.split(URL_END, 1)[0]!.lastIndexOf('@')
      if (later > 0 && rest[later - 1] !== '/') sign = found.length + later
    }
    if (sign < 1 || !(absolute || (colon > 0 && colon < sign))) return end
    const userinfo = text.slice(start, start + sign)
    if (harmless.test(userinfo)) return end
    const marker = userinfo.includes(':') ? `${URL_REDACTED}:${URL_REDACTED}` : URL_REDACTED
    return { start, end: start + sign, marker }
  },
  replace: URL_REDACTED,
})

export const about: About = {
  source: 'RFC 3986, 3.2.1; OpenTelemetry `url.full`',
  redacts: [
    ['postgres://app:s3cr3t@db:5432/x', 'postgres://REDACTED:REDACTED@db:5432/x'],
    ['redis://:s3cr3t@redis:6379', 'redis://REDACTED:REDACTED@redis:6379'],
    ['https://a:p@ss/w@host/path', 'https://REDACTED:REDACTED@host/path'],
    ['GET //u:pw@host/ 200', 'GET //REDACTED:REDACTED@host/ 200'],
  ],
  keeps: [
    'https://example.org/@user',
    'ssh://git@example.org/repo',
    'http://localhost:3000/a?b=c',
    'https://example.org:8443/a@b',
    'akka.tcp://sparkExecutorActorSystem@mesos-slave-21:55904',
    '// note: ask max@work',
  ],
  re2: [
    {
      pattern:
        '(://)[^\\s/?#"\'<>\\x60\\\\@:]*:(?:\\d{0,5}[^\\s/?#"\'<>\\x60\\\\@\\d][^\\s/?#"\'<>\\x60\\\\@]*|[^\\s/?#"\'<>\\x60\\\\]*@[^\\s/?#"\'<>\\x60\\\\@.:]*)/[^\\s"\'<>\\x60\\\\]{0,127}[^\\s"\'<>\\x60\\\\/]@',
      replacement: '$1REDACTED:REDACTED@',
    },
    {
      pattern: '(://)[^\\s/?#"\'<>\\x60\\\\@:]*:[^\\s/?#"\'<>\\x60\\\\]*@',
      replacement: '$1REDACTED:REDACTED@',
    },
    {
      pattern:
        '(https?://)(?:[^\\s/?#"\'<>\\x60\\\\@:g]|g[^\\s/?#"\'<>\\x60\\\\@:i]|gi[^\\s/?#"\'<>\\x60\\\\@:t]|git[^\\s/?#"\'<>\\x60\\\\@:])[^\\s/?#"\'<>\\x60\\\\@:]*@',
      replacement: '$1REDACTED@',
    },
  ],
  misses:
    'RE2 follows a password with a slash only where the host behind its first @ has no dot, and wants the scheme.',
}
