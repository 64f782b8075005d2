import { codeAt, isDigit } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { URL_REDACTED } from '../markers.ts'

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
    let end = start
    let sign = -1
    let colon = -1
    for (let code = codeAt(text, end); !endsAuthority(code); code = codeAt(text, ++end)) {
      if (code === 64) sign = end
      else if (code === 58 && colon < 0) colon = end
    }
    const absolute = codeAt(text, at - 1) === 58
    if (sign < 0 && (colon < 0 || codeAt(text, start) === 91 || isPort(text, colon + 1, end)))
      return end
    const dotted = sign >= 0 && text.slice(sign, end).includes('.')
    if (sign < 0 || (!dotted && colon >= 0 && colon < sign)) {
      // What stands where the port or the host belongs is neither: the slash is in the password.
      const rest = text.slice(end, start + WINDOW)
      const later = rest.split(URL_END, 1)[0]!.lastIndexOf('@')
      if (later > 0 && rest[later - 1] !== '/') sign = end + later
    }
    if (sign <= start || !(absolute || (colon > start && colon < sign))) return end
    const userinfo = text.slice(start, sign)
    if (harmless.test(userinfo)) return end
    const marker = userinfo.includes(':') ? `${URL_REDACTED}:${URL_REDACTED}` : URL_REDACTED
    return { start, end: sign, marker }
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

/** Nothing, white space, " # ' / < > ? \ ` */
function endsAuthority(code: number): boolean {
  return (
    code <= 32 ||
    code === 47 ||
    code === 34 ||
    code === 35 ||
    code === 39 ||
    code === 60 ||
    code === 62 ||
    code === 63 ||
    code === 92 ||
    code === 96
  )
}

function isPort(text: string, from: number, to: number): boolean {
  let at = from
  while (at < to && isDigit(codeAt(text, at))) at++
  return at === to && to - from <= 5
}
