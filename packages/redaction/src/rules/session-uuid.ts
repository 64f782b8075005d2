import { codeAt, HEX_DIGITS, isWordBefore, isWordlike, matchesAt, textBefore } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { REDACTED } from '../markers.ts'

const LENGTH = 36
const LOOK_BACK = 32
const SHORTEST_WORD = 3
const uuid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/iy
/** Not `tokenizer`, `obsession` or `inside`; behind an escape a word begins. */
const word = /(?<!ob|pos)session|token(?!i[sz])|sitzung|(?<!(?<!\\|\[[\d;]{1,8})[\p{L}\d_])sid\b/iu
/** What the UUID names instead, when it stands right before it. */
const otherNoun =
  /(?<![a-z])(?:workspace|tenant|job|task|run|order|request|trace|event|message|document|file|record|case|project|node|pod|antrag|vorgang|mandant)(?:[ _-]?id)?["'=:#\s]{1,4}$/i

/** The dashes around the one before the variant. */
const DASHES = [
  [-5, '-'],
  [5, '-'],
] as const

/**
 * A UUID behind a session or token word: `Session not found: <uuid>` hands out the session. UUIDs
 * elsewhere are ids of things and stay.
 */
export const sessionUuid = defineRule({
  name: 'session-uuid',
  kind: 'secret',
  // The dash before the variant (RFC 9562, 4.1): dates have other digits there.
  trigger: { text: '-', before: HEX_DIGITS, next: '89abAB', near: DASHES },
  match(text, at, from) {
    const start = at - 18
    // There is room for a word before it; most UUIDs are values of their own.
    if (start < from + SHORTEST_WORD) return at + 1
    const end = start + LENGTH
    if (
      !matchesAt(uuid, text, start) ||
      isWordBefore(text, start) ||
      isWordlike(codeAt(text, end))
    ) {
      return at + 1
    }
    const before = textBefore(text, start, LOOK_BACK, from)
    return word.test(before) && !otherNoun.test(before) ? { start, end } : end
  },
  replace: REDACTED,
})

export const about: About = {
  source: 'OWASP ASVS 5.0, 16.2.5; RFC 9562',
  redacts: [
    ['Session not found: 3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c03', 'Session not found: [REDACTED]'],
  ],
  keeps: [
    'session opened in workspace 3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c03',
    'tokenizer 3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c03',
    'obsession 3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c03',
    'job 3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c03 done',
    'session 2026-11-21',
  ],
  re2: [
    {
      pattern:
        '(?i)(\\b(?:session|token|sitzung|sid)(?:[ _-]?id)?(?: (?:not found|unknown|expired|invalid|revoked|closed|nicht gefunden|unbekannt|abgelaufen|beendet))?["\']?\\s?[:=#]?\\s?["\']?)[\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}\\b',
      replacement: '$1[REDACTED]',
    },
  ],
  misses: 'RE2 wants the word right before the UUID.',
}
