import type { About } from '../about.ts'
import { matchAt } from '../chars.ts'
import { defineRule } from '../define-rule.ts'
import { isForbidden } from '../keys.ts'
import { REDACTED } from '../markers.ts'
import { isPlaceholder } from './keyed-values.ts'

/** `<nachname><name>x</name></nachname>` of XÖV: the data is one element further in. */
const closed = /^<\/[\w:.-]+>(?:\s|\\+n)*$/
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
    const inner = text.lastIndexOf('</', at - 1)
    const end = data ? at - 3 : closed.test(text.slice(inner, at)) ? inner : at
    const body = text.slice(first, end)
    const opened = body.lastIndexOf(opening, body.length - 2)
    const content = body.slice(opened + opening.length).trim()
    if (opened < 0 || isPlaceholder(content) || /^<.*>$/s.test(content)) return closing.lastIndex
    const start = text.indexOf(content, first + opened + opening.length)
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
    [
      '<x:nachname> <x:name>Erika</x:name> </x:nachname>',
      '<x:nachname> <x:name>[REDACTED]</x:name> </x:nachname>',
    ],
    ['<secret><![CDATA[x1]]></secret>', '<secret><![CDATA[[REDACTED]]]></secret>'],
  ],
  keeps: [
    '<city>Bremen</city>',
    '<password></password>',
    '</password>',
    '<b>password</b>',
    '<a><pin nil="true"></pin></a>',
  ],
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
