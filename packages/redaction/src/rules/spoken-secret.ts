import type { About } from '../about.ts'
import { matchAt } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { REDACTED } from '../markers.ts'
import { isPlaceholder, isProse } from './keyed-values.ts'

/** SQL: `PASSWORD 'x'`, `IDENTIFIED BY 'x'`, `SET PASSWORD FOR 'a'@'b' = 'x'`. */
const sql =
  /(?:assword|dentified)(?: (?:by|to|with \w{1,32} by|for [^\s=]{1,64} ?=))?(?: password)?\(?[ \t]{1,4}(?:PASSWORD\()?(["'])([^"'\r\n]+)\1/iy
/** netrc: `machine h login u password x` */
const netrc = /(?<=login[ \t\n]{1,4}\S{1,64}[ \t\n]{1,4}p)assword[ \t\n]{1,4}()(\S+)/y
/** redis.conf, and MONITOR: `"AUTH" "x"` */
const redis =
  /(?:quirepass[ \t]{1,4}(?=\S{0,40}[^a-z\s"'.,;:)])|AUTH"(?: "[^"\s]{1,64}")? ")()((?<=" ")[^"\r\n]+|\S+)/y
/** `api key 0a1b…`, `token 0a1b…`: only what can be nothing else. */
const material =
  /(?:assword|oken|ecret|uthorization|(?<=[Aa][Pp][Ii][-_ ]?)key)(?: (?:is|was|-))?[ \t]{1,4}["']?()((?=[\w+/-]{0,40}\d[\w+/-]{0,40}\d)(?=[\d+/_-]*[A-Za-z])[\w+/-]{20,}={0,2})(?![\w:-]|\.\w)/iy
const hexOnly = /^[\da-f-]{36}$/i

/** Secrets behind their word and a space, where nothing else can be meant. */
export const spokenSecret = defineRule({
  name: 'spoken-secret',
  kind: 'secret',
  trigger: [
    'assword',
    'ASSWORD',
    'dentified by',
    'DENTIFIED BY',
    'DENTIFIED WITH',
    'oken ',
    'ecret ',
    'uthorization ',
    'key ',
    'quirepass ',
    'AUTH" "',
  ],
  match(text, at) {
    const patterns = 'uU'.includes(text.charAt(at + 1)) ? [redis] : [sql, netrc, material]
    for (const pattern of patterns) {
      const content = matchAt(pattern, text, at)?.[2]
      if (content === undefined) continue
      const end = pattern.lastIndex - (pattern === sql ? 1 : 0)
      if (isPlaceholder(content) || isProse(content) || hexOnly.test(content)) continue
      return { start: end - content.length, end }
    }
    return at + 1
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'SQL of PostgreSQL, MySQL and Oracle; netrc(5)',
  redacts: [
    ["ALTER ROLE app WITH PASSWORD 'hunter2'", "ALTER ROLE app WITH PASSWORD '[REDACTED]'"],
    ["CREATE USER a IDENTIFIED BY 'hunter2'", "CREATE USER a IDENTIFIED BY '[REDACTED]'"],
    ["SET PASSWORD FOR 'a'@'b' = 'hunter2'", "SET PASSWORD FOR 'a'@'b' = '[REDACTED]'"],
    ['machine h login u password hunter2', 'machine h login u password [REDACTED]'],
    ['"AUTH" "s3cr3t"', '"AUTH" "[REDACTED]"'],
    ['requirepass s3cr3t', 'requirepass [REDACTED]'],
    ['my api key a1b2c3d4e5f6a1b2c3d4e5f6 leaked', 'my api key [REDACTED] leaked'],
  ],
  keeps: [
    "the field password 'must not be empty'",
    'your password should be long and memorable',
    'Failed password for root from host',
    'token budget exceeded',
    'requirepass directive missing',
    'the secret sauce here is careful measurement',
    "WHERE password = '?'",
  ],
  re2: [
    {
      pattern:
        "(?i)(\\b(?:with password|identified by(?: password)?)[ \\t]+')[^'\\r\\n?][^'\\r\\n]*'",
      replacement: "$1[REDACTED]'",
    },
  ],
  misses: 'RE2 knows the statements of SQL only.',
}
