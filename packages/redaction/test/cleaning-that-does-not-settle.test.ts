import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()
const mail = 'max.mustermann@example.org'

describe('cleaning twice changes more than cleaning once', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      mail,
      'a@b.de',
      '@',
      '%40',
      '%2540',
      '%253D',
      '\\/',
      '\\u0026',
      '\\n',
      '_',
      '?q=',
      '&code=',
      ':',
      '=',
      '"',
      '\\"',
      ' ',
      '{',
      '}',
      '[',
      ']',
      ',',
      ';',
      '&',
      '?',
      '\n',
      'password',
      'token',
      'Passwort: ',
      'Bearer ',
      'Basic ',
      'Cookie: ',
      'Authorization: ',
      'vorname',
      'https://',
      'u:p@',
      '+49 151 23456789',
      '4111 1111 1111 1111',
      'DE89370400440532013000',
      '93.184.216.34',
      '2001:db8::1',
      'eyJhbGciOiJIUzI1NiJ9.',
      'session ',
      '/reset/',
      'svas_',
      '„',
      '“',
      '3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c03',
      '[REDACTED]',
      'REDACTED',
      '***',
      '[card]',
      'API key: ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))

  it('any text', () => {
    fc.assert(
      fc.property(text, (input) => {
        const once = redactor.redact(input)
        expect(redactor.redact(once)).toBe(once)
      }),
      { numRuns: 3_000 },
    )
  })

  it('any value, and nothing throws', () => {
    fc.assert(
      fc.property(
        fc.object({ key: text, values: [text, fc.double(), fc.bigInt(), fc.anything()] }),
        (input) => {
          const once = redactor.redact(input)
          expect(redactor.redact(once)).toEqual(once)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('no word of a secret is echoed, whatever stands around it', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('password', 'api_key', 'Passwort', 'x-api-key'),
        (noise, key) => {
          const clean = redactor.redact(`${noise} {"${key}":"Zq7GeheimX"}`) as string
          expect(clean).not.toContain('Zq7GeheimX')
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
