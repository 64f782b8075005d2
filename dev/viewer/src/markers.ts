// What the redactor leaves behind, as it looks in a text. The viewer imports no redactor on
// purpose: it judges the bytes that arrived, whoever cleaned them.

export type Tint = 'contact' | 'money' | 'secret' | 'identity'

/** A stretch of plain text, or a marker with the rule that put it there. */
export type Segment = string | { readonly text: string; readonly rule: string; readonly tint: Tint }

/** Typed markers: `[iban]` in a text, `[rule-name]` on a metric label. */
const typed: Readonly<Record<Tint, string>> = {
  contact:
    'email|phone|national-phone|ip|ipv4|ipv6|mac|user|home-path|address-key|user_agent-key|url-fragment',
  money: 'iban|card',
  secret:
    'secret|jwt|bearer|authorization|session-token|session-uuid|vendor-token|private-key|keyed-secret|secret-key|url-credentials|url-query|url-path|engine-quotes|statement-key|flag-key|tokens-key|command-line|keyed-element|keyed-pair|secret-shape|spoken-secret',
  identity:
    'keyed-person|person-key|identity-key|dropped-key|correlation-key|identifier|birth-date|licence-plate',
}

interface Shape {
  readonly tint: Tint
  /** Absent for typed markers, which name their rule themselves. */
  readonly rule?: string
  readonly pattern: string
}

// Every quantifier is bounded: the text is the sender's, and the sender may be hostile.
const label = '[\\p{L}\\p{N}-]{1,63}'
const shapes: readonly Shape[] = [
  {
    rule: 'email',
    tint: 'contact',
    pattern: `[\\p{L}\\p{N}]?\\*{3}(?:@|%40)(?:${label}\\.){0,8}${label}`,
  },
  { rule: 'iban', tint: 'money', pattern: '[A-Za-z]{2}\\d{2}\\*{4}[\\dA-Za-z]{0,4}' },
  // Alone it was put there for its key's sake; inside a text a rule found a secret.
  { rule: 'key', tint: 'secret', pattern: '^\\[REDACTED\\]$' },
  { rule: 'secret', tint: 'secret', pattern: '\\[REDACTED\\]' },
  { rule: 'bytes', tint: 'secret', pattern: '\\[bytes \\d{1,12}\\]' },
  // Bytes that went through JSON: what is left of them is still JSON.
  { rule: 'engine-quotes', tint: 'secret', pattern: '(?<="Buffer","data":)\\[\\]' },
  { rule: 'url-secret', tint: 'secret', pattern: '(?<=[=/:@])REDACTED(?!\\w)' },
  ...Object.entries(typed).map(([tint, names]) => ({
    tint: tint as Tint,
    pattern: `\\[(?:${names})\\]`,
  })),
]
const anyMarker = new RegExp(shapes.map(({ pattern }) => `(${pattern})`).join('|'), 'gu')

/** Cuts a text at its markers. */
export function segments(text: string): Segment[] {
  const found: Segment[] = []
  let end = 0
  for (const match of text.matchAll(anyMarker)) {
    const shape = shapes[match.findIndex((group, index) => index > 0 && group !== undefined) - 1]
    if (!shape) continue
    if (match.index > end) found.push(text.slice(end, match.index))
    const rule = shape.rule ?? match[0].slice(1, -1)
    found.push({ text: match[0], rule, tint: shape.tint })
    end = match.index + match[0].length
  }
  if (end < text.length) found.push(text.slice(end))
  return found
}

/** The rules whose markers stand in a text, once per marker. */
export function markersIn(text: string): string[] {
  return segments(text).flatMap((segment) => (typeof segment === 'string' ? [] : [segment.rule]))
}

/** The colour class of a rule, for rules that are only known by name. */
export function tintOf(rule: string): Tint {
  const known = segments(`[${rule}]`)[0]
  return typeof known === 'object' ? known.tint : 'secret'
}
