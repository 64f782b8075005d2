import type { About } from '../about.ts'
import { matchAt } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { isForbidden } from '../keys.ts'
import { REDACTED } from '../markers.ts'
import { isPlaceholder } from './keyed-values.ts'

const closing = /<\/(?:[\w.-]{1,32}:)?([\w.-]{2,64})>/y
/** How far back an element may begin. */
const LONGEST = 1_024

/** The content of an XML element whose name is a listed key: `<password>x</password>`. */
export const keyedElement = defineRule({
  name: 'keyed-element',
  kind: 'secret',
  trigger: '</',
  match(text, at, from, { verdict }) {
    const key = matchAt(closing, text, at)?.[1]
    if (key === undefined) return at + 2
    if (!isForbidden(verdict(key))) return closing.lastIndex
    // The tag before it closes the search, so that no text is read twice.
    const data = text.startsWith(']]>', at - 3)
    const opening = data ? '[CDATA[' : '>'
    const first = Math.max(from, at - LONGEST)
    const place = text.slice(first, at - 1).lastIndexOf(opening)
    if (place < 0) return closing.lastIndex
    const opened = first + place + opening.length
    const content = text.slice(opened, data ? at - 3 : at).trim()
    if (isPlaceholder(content)) return closing.lastIndex
    const start = text.indexOf(content, opened)
    return { start, end: start + content.length }
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'XML 1.0; WS-Security UsernameToken 1.1',
  redacts: [
    ['<password>hunter2</password>', '<password>[REDACTED]</password>'],
    [
      '<wsse:Password Type="#Text">a b</wsse:Password>',
      '<wsse:Password Type="#Text">[REDACTED]</wsse:Password>',
    ],
    ['<vorname>Erika</vorname>', '<vorname>[REDACTED]</vorname>'],
    ['<secret><![CDATA[x1]]></secret>', '<secret><![CDATA[[REDACTED]]]></secret>'],
  ],
  keeps: ['<city>Bremen</city>', '<password></password>', '</password>', '<b>password</b>'],
  re2: [
    {
      pattern:
        '(?i)(<(?:[\\w.-]+:)?(?:password|passwort|secret|token|api_?key|vorname|nachname)\\b[^<>]*>)[^<>]+(</)',
      replacement: '$1[REDACTED]$2',
    },
  ],
  misses:
    'Elements that are cut before their end. RE2 knows the commonest names, and reads no CDATA.',
}
