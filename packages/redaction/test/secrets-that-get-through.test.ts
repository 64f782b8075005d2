import { describe, expect, it } from 'vitest'
import { secretRows } from '../corpus/secrets.ts'
import { createRedactor, rules } from '../src/index.ts'

const redactor = createRedactor()
const clean = (text: string): string => redactor.redact(text) as string

describe('a secret leaves', () => {
  it.each(secretRows)('%s', (input, secret, rule) => {
    expect(clean(input)).not.toContain(secret)
    expect(redactor.explain(input).map((finding) => finding.rule)).toContain(rule)
    expect(clean(clean(input))).toBe(clean(input))
  })

  it.each(secretRows)('with a rule that no other has to help: %s', (input, secret, rule) => {
    const others = rules.map(({ name }) => name).filter((name) => name !== rule)
    expect(createRedactor({ off: others }).redact(input)).not.toContain(secret)
  })
})

describe('a secret leaves because of what stands around it', () => {
  const places: Readonly<Record<string, (text: string) => string>> = {
    'behind prose': (text) => `Fehler bei „Antrag“, ${text}`,
    'in brackets': (text) => `(${text})`,
    'before a line break': (text) => `${text}\nnext=1`,
    'within JSON': (text) => JSON.stringify({ level: 30, msg: `a ${text}` }),
    'within JSON within JSON': (text) =>
      JSON.stringify({ a: JSON.stringify({ msg: `a ${text}` }) }),
    'behind an escape': (text) => `\\n${text}`,
    'in colour': (text) => `\u001b[31m${text}`,
    'behind a finding': (text) => `Bearer abc123def456 ${text}`,
  }
  // A key and its line break, or its quotes, mean something else once they are escaped.
  const plain = secretRows.filter(([input]) => !/["\\\n\t]/.test(input))

  it.each(
    Object.entries(places).flatMap(([place, put]) =>
      plain.map((row) => [place, row, put] as const),
    ),
  )('%s: %s', (_place, [input, secret], put) => {
    expect(clean(put(input))).not.toContain(secret)
  })

  it.each(plain)('percent-encoded: %s', (input, secret) => {
    const decoded = decodeURIComponent(clean(`to ${encodeURIComponent(`a ${input} b`)}`))
    expect(decoded).not.toContain(secret)
  })
})

it('a cookie loses its value, and nothing else', () => {
  expect(clean('Set-Cookie: sid=geheim1; Path=/; Max-Age=60; Secure; SameSite=Lax')).toBe(
    'Set-Cookie: sid=[REDACTED]; Path=/; Max-Age=60; Secure; SameSite=Lax',
  )
  expect(clean('Cookie: theme=dark; sid=geheim1')).toBe('Cookie: theme=[REDACTED]; sid=[REDACTED]')
})
