import type { About } from '../about.ts'
import { matchAt } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { isMarker, REDACTED } from '../markers.ts'

/**
 * What stands before the quoted data, and what behind it when a quote in the data could be taken
 * for its end: `trigger~then~end`. A quote of JSON within JSON has backslashes; data without an end goes to the end
 * of its line. The head of a page is nobody's data.
 */
const quotes =
  String.raw`Unexpected token ~.{1,4}, (?:\.{3})?"(?!<(?:!DOCTYPE|html)[\s<>a-z]{0,5}"\.)~"(?:\.{3})? is not
type string ('~~'\)
Received '
ERR_INVALID_URL~',?\s{1,9}input: ['"]
Key (~[^=\n]{1,64}\)=\(~\) (?:already|is |conf)
Failing row contains (~~\)\.
 syntax for type ~[\w ]{1,32}: "
 for enum ~[\w". ]{1,64}: "
Duplicate entry '~~' for
Incorrect ~[\w ]{1,24}value: '~' for
 near '~~'(?: at|\.)
dup key: {~~ \}
 key (~[^=\n]{1,64}\)=\(~\)\.
 out of range: ~"
array literal: ~"
Truncated incorrect ~[\w ]{1,24}value: '
 cannot represent ~[\w -]{1,40}: "
failed for value ~"~" [(a]
 with value ~"~" (?:fails|matches)
Path ~\x60[\w.]{1,64}\x60 \(\x60~\x60\)
got invalid value ~"~"[; ]
, received '
args beginning with: ~~$
"Buffer~",\s{0,9}"data":\s?\[~\]
<Buffer ~~>`
    .split('\n')
    .map((row) => {
      const [trigger = '', then = '', end = String.raw`(?:"|'|[)}])(?![\p{L}\d])`] = row.split('~')
      const source = `${then}((?!\n)(?:[^]{0,256}?(?=${end})|.*))`
      return [trigger, new RegExp(source.replaceAll('"', String.raw`\\{0,3}"`), 'muy')] as const
    })

/**
 * Data that an engine quotes in its message: V8, PostgreSQL, MySQL, MongoDB, SQL Server and others.
 * Nothing in the data need look like anything: `Duplicate entry 'Erika Mustermann' for key`.
 */
export const engineQuotes = defineRule({
  name: 'engine-quotes',
  kind: 'person',
  trigger: quotes.map(([trigger]) => trigger),
  match(text, at) {
    const [trigger, pattern] = quotes.find(([trigger]) => text.startsWith(trigger, at))!
    const data = matchAt(pattern, text, at + trigger.length)?.[1] ?? ''
    if (data === '' || isMarker(data.trim())) return at + 1
    const end = pattern.lastIndex
    return { start: end - data.length, end, marker: /[\]>]/.test(text.charAt(end)) ? '' : REDACTED }
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'Messages of V8, Node, PostgreSQL, MySQL, MongoDB, Redis, GraphQL, Mongoose, Zod, Joi',
  redacts: [
    [
      `Unexpected token 'E', "Erika Mustermann" is not valid JSON`,
      `Unexpected token 'E', "[REDACTED]" is not valid JSON`,
    ],
    ['Key (name)=(Erika) already exists.', 'Key (name)=([REDACTED]) already exists.'],
    ['Failing row contains (7, Erika, t).', 'Failing row contains ([REDACTED]).'],
    [
      'invalid input syntax for type integer: "Erika"',
      'invalid input syntax for type integer: "[REDACTED]"',
    ],
    ['Path `name` (`Erika`) is shorter', 'Path `name` (`[REDACTED]`) is shorter'],
    ['"name" with value "Erika" fails to match', '"name" with value "[REDACTED]" fails to match'],
    ["Duplicate entry 'O'Brien' for key 'name'", "Duplicate entry '[REDACTED]' for key 'name'"],
    ['dup key: { name: "Erika" }', 'dup key: {[REDACTED] }'],
    ["code: 'ERR_INVALID_URL', input: 'Erika'", "code: 'ERR_INVALID_URL', input: '[REDACTED]'"],
    ['{"type":"Buffer","data":[97,64]}', '{"type":"Buffer","data":[]}'],
  ],
  keeps: [
    'Unexpected token E in JSON at position 0',
    'Unexpected end of JSON input',
    `Unexpected token '<', "<!DOCTYPE "... is not valid JSON`,
    'Key (id) is missing',
    'Incorrect integer value',
    'Received SIGTERM',
    'Path `name` is required.',
  ],
  re2: [
    { pattern: `(Duplicate entry ')[^\\n]{0,256}?(' for key)`, replacement: '${1}[REDACTED]${2}' },
    {
      pattern:
        '(Unexpected token .{1,4}, (?:\\.{3})?\\\\?")[^<\\n][^\\n]{0,64}?(\\\\?"(?:\\.{3})? is not valid JSON)',
      replacement: '${1}[REDACTED]${2}',
    },
    {
      pattern:
        '((?:Key \\([^=\\n]{1,64}\\)=|Failing row contains )\\()[^\\n]{0,1000}?(\\)(?: already| is |\\.))',
      replacement: '${1}[REDACTED]${2}',
    },
    {
      pattern: '((?:syntax for type|for enum) [\\w ]{1,32}: \\\\?")[^"\\n]{0,256}(")',
      replacement: '${1}[REDACTED]${2}',
    },
    { pattern: '(dup key: \\{)[^\\n]{0,256}?( \\})', replacement: '${1}[REDACTED]${2}' },
  ],
  misses:
    'Messages in other languages than English; engines and validators that are not listed, and own messages of validators (`got "hunter2"`). RE2 knows the messages of which both ends are fixed.',
}
