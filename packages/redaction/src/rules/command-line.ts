import { endOf, LETTERS, matchAt, textBefore } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule, type RuleContext } from '../define-rule.ts'
import { isMarker, REDACTED } from '../markers.ts'
import { isHidden } from './keyed-values.ts'

const LOOK_BACK = 160
/** `--password x`, `--token 'x'`; but not what help says: `string`, `TOKEN`, `is required`. */
const option =
  / --([A-Za-z][\w.-]{1,40})[ \t]{1,4}(?!(?:strings?|u?int|bool|file|path|value|text|name|i[fns]|was|are|must|may|can|cannot|should|via|to|for|from|and|or|on|with|of|as|at|by|the|an?|when|not|flag|option|argument|required|missing|ist|und|oder|mit|nicht|wird|fehlt|[A-Z][A-Z_-]{0,19})[.,;:!?)\]]{0,3}(?:\s|$))["']?(?=[^\s"'-])/y
/** `-u name:password`, `--user name:password` */
const login = / (?:-u|--(?:proxy-)?user)[ =]?["']?[^\s:"']{1,64}:(?=[^\s"'])/y
/** `-psecret`, `-p secret`, `-a secret`; those of openssl and keytool, which nobody else has */
const short =
  / -(?:(pass(?:in|out)? {1,4}pass:|(?:store|key)pass {1,4})|[pa] {0,4})["']?(?=[^\s"'-])/y
const attached = /(?<![A-Za-z]{2})(?:mysql\w*|mariadb\w*|sshpass)\b[^\n|;&]*$/
const apart =
  /(?<![A-Za-z]{2})(?:sshpass|redis-cli|(?:docker|podman|registry) login|mongo\w*)\b[^\n|;&]*$/
const client = /(?<![A-Za-z]{2})(?:curl|wget|http|https|xh|elastic\w*)\b[^|;&]*$/
const VALUE_END = /["'\s]/g

/** Secrets among the arguments of commands, as shells, job runners and process lists print them. */
export const commandLine = defineRule({
  name: 'command-line',
  kind: 'secret',
  trigger: [{ text: ' --', next: LETTERS }, ' -u', ' -p', ' -a ', ' -storepass ', ' -keypass '],
  match(text, at, from, context) {
    const start = valueStart(text, at, from, context)
    if (start < 0) return at + 1
    const end = endOf(text, VALUE_END, start)
    const content = text.slice(start, end)
    const hidden =
      !isMarker(content) &&
      isHidden('token', content, { start, end, quote: '', apart: false }, true, false)
    return hidden ? { start, end } : at + 1
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'POSIX Utility Conventions; the manuals of curl, mysql, redis-cli, sshpass',
  redacts: [
    ['deploy --api-token s3cr3t --dry-run', 'deploy --api-token [REDACTED] --dry-run'],
    ['curl -u admin:s3cr3t https://db', 'curl -u admin:[REDACTED] https://db'],
    ['mysql -uroot -ps3cr3t app', 'mysql -uroot -p[REDACTED] app'],
    ['mysql --password geheim app', 'mysql --password [REDACTED] app'],
    ['openssl rsa -passin pass:s3cr3t', 'openssl rsa -passin pass:[REDACTED]'],
    ['redis-cli -a s3cr3t ping', 'redis-cli -a [REDACTED] ping'],
  ],
  keeps: [
    'run --token-limit 512 --verbose',
    'login --password-stdin',
    'docker run -u 1000:1000 -p 8080:80',
    'ssh -p2222 host',
    'deploy --token $TOKEN',
    'error: --token is required',
    '  --password string   Password for the registry',
    'usage: deploy --token TOKEN',
  ],
  re2: [
    {
      pattern: '( --(?:[\\w-]*-)?(?:password|token|secret|api-key)=)[^\\s"\'$-][^\\s"\']*',
      replacement: '$1[REDACTED]',
    },
    {
      pattern:
        '( --(?:[\\w-]*-)?(?:password|token|secret|api-key) )[A-Za-z]*[\\d+/@!#%_][^\\s"\']*',
      replacement: '$1[REDACTED]',
    },
  ],
  misses:
    'RE2 reads long options only, and behind a space wants a digit or a sign: what -u, -p and -a mean depends on the program.',
}

/** Where the secret begins, or -1. What follows is told first: it is cheaper than what stands before. */
function valueStart(text: string, at: number, from: number, { verdict }: RuleContext): number {
  const kind = text.charAt(at + 2)
  const before = (): string => textBefore(text, at, LOOK_BACK, from)
  if (kind !== '-' && kind !== 'u') {
    const found = matchAt(short, text, at)
    if (found === null) return -1
    return found[1] || (text[at + 3] === ' ' ? apart : attached).test(before())
      ? short.lastIndex
      : -1
  }
  const key = kind === '-' ? matchAt(option, text, at)?.[1] : undefined
  if (key !== undefined && verdict(key).kind === 'secret') return option.lastIndex
  return matchAt(login, text, at) !== null && client.test(before()) ? login.lastIndex : -1
}
