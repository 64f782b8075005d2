import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../src/index.ts'
import { decode, isDisguise } from '../src/decode.ts'

const redactor = createRedactor()
const values = [
  'DE89 3704 0044 0532 0130 00',
  '4111 1111 1111 1111',
  '+49 151 23456789',
  '203.0.113.77',
  '2001:db8::77',
  'müller@example.org',
  'postgres://app:hunter2secret@db.internal/x',
  'password=hunter2secret',
]

describe('an encoded copy is as personal as the original', () => {
  it.each(values)('percent-encoded: %s', (value) => {
    const encoded = `see ${encodeURIComponent(`then ${value} ends`)}`
    const clean = redactor.redact(encoded) as string
    expect(decodeURIComponent(clean)).not.toMatch(/3704|1111|23456|203\.0|db8|ller@|hunter2/)
    expect(clean).toMatch(/^see then%20.*%20ends$/)
    expect(redactor.redact(clean)).toBe(clean)
  })

  it.each(values)('as a form encodes it: %s', (value) => {
    const form = new URLSearchParams({ first: 'a', ref: value, last: 'z' }).toString()
    const clean = redactor.redact(form) as string
    expect(decodeURIComponent(clean)).not.toMatch(/3704|1111|23456|203\.0|db8|ller@|hunter2/)
    expect(clean).toMatch(/^first=a&ref=.*&last=z$/)
  })

  it.each(values)('twice: %s', (value) => {
    const twice = encodeURIComponent(encodeURIComponent(`then ${value} ends`))
    const clean = redactor.redact(`see ${twice}`) as string
    const read = decodeURIComponent(decodeURIComponent(clean))
    expect(read).not.toMatch(/3704|1111|23456|203\.0|db8|ller@|hunter2/)
    expect(redactor.redact(clean)).toBe(clean)
  })

  it.each([
    ['https:\\/\\/user:s3cr3t@host.example\\/x', 'https:\\/\\/REDACTED:REDACTED@host.example\\/x'],
    ['\\/x?a=b\\u0026sig=abc123', '\\/x?a=b\\u0026sig=REDACTED'],
    ['tel \\u002B4915123456789', 'tel [phone]'],
    ['max%2540example.org', 'm***%40example.org'],
    ['{&quot;password&quot;:&quot;x1y2&quot;}', '{&quot;password&quot;:&quot;[REDACTED]&quot;}'],
    [
      '{&amp;quot;pin&amp;quot;:&amp;quot;x1&amp;quot;}',
      '{&amp;quot;pin&amp;quot;:&amp;quot;[REDACTED]&amp;quot;}',
    ],
    ['/login%253Ftoken%253Dabc', '/login%253Ftoken%253DREDACTED'],
  ])('as other stacks write JSON and links: %s', (text, clean) => {
    expect(redactor.redact(text)).toBe(clean)
    expect(redactor.redact(clean)).toBe(clean)
  })

  it.each([
    '100 %',
    '50%off',
    '?a=b&amp;quota=1&quot=2&amp;',
    '&quot;name&quot;: &quot;permits&quot;',
    '%zz',
    '1+1=2',
    '%E4%F6 latin',
    'a%20clean%20text',
    'x=a+b',
    'a\\/b \\u00fc',
  ])('a clean text comes back as it was: %s', (text) => {
    expect(redactor.redact(text)).toBe(text)
  })
})

it('a label holds no part of an encoded address either', () => {
  const encoded = 'to%20erika%40example.org'
  expect(redactor.redact(encoded, undefined, 'metric.label')).toBe('to%20[email]')
  expect(redactor.redact(encoded)).toBe('to%20e***%40example.org')
})

describe('a finding is cut out at its place in the encoded text', () => {
  it('whatever the text, each decoded character knows where it came from', () => {
    const placed = fc.check(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(text.split('').every((unit) => !isDisguise(unit.charCodeAt(0))))
        const encoded = encodeURIComponent(text.toWellFormed())
        const decoded = decode(encoded)
        if (decoded === undefined) return encoded === text
        const { text: read, origins } = decoded
        const monotone = origins.every(
          (at, index) => index === 0 || at >= (origins[index - 1] ?? 0),
        )
        return read === text.toWellFormed() && origins.length === read.length + 1 && monotone
      }),
    )
    expect(placed.counterexample).toBeNull()
  })
})
