import { describe, expect, it } from 'vitest'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()
const github = ['gh', 'p_', 'aB3d'.repeat(9)].join('')
const aws = ['AK', 'IA', 'ABCD2345ABCD2345'].join('')
const pem = ['-----BEGIN PRIVATE', ' KEY-----\nMIIEgeheim\n-----END PRIVATE', ' KEY-----'].join('')

/** What left the earlier implementation, and what may leave this one. */
const texts: readonly (readonly [input: string, output: string])[] = [
  ['Mail an max@example.org.', 'Mail an m***@example.org.'],
  ['max@example.org-', 'm***@example.org-'],
  ['müller@gemeinde-köln.de', 'm***@gemeinde-köln.de'],
  ['info@münchen.de', 'i***@münchen.de'],
  ['max%40example.org', 'm***%40example.org'],
  ['"max mustermann"@example.org', 'm***@example.org'],
  ['jürgen.müller@example.de', 'j***@example.de'],
  ["o'brien@example.org", 'o***@example.org'],
  ['+49 151 23456789', '[phone]'],
  ['0421/123456', '[phone]'],
  ['DE89 3704 0044 0532 0130 00', 'DE89****3000'],
  ['4111 1111 1111 1111', '[card]'],
  ['93.184.216.34', '[ip]'],
  ['2001:db8::8a2e:370:7334', '[ip]'],
  ['Passwort: Geheim123', 'Passwort: [REDACTED]'],
  ['kennwort=x1', 'kennwort=[REDACTED]'],
  ['pwd=x1', 'pwd=[REDACTED]'],
  ['password: correct horse battery', 'password: [REDACTED]'],
  ['{"password":"hunter2","token":"abc"}', '{"password":"[REDACTED]","token":"[REDACTED]"}'],
  ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic [REDACTED]'],
  ['postgres://app:s3cr3t@db:5432/x', 'postgres://REDACTED:REDACTED@db:5432/x'],
  ['redis://:s3cr3t@redis:6379', 'redis://REDACTED:REDACTED@redis:6379'],
  ['/x?X-Amz-Signature=a1', '/x?X-Amz-Signature=REDACTED'],
  ['/x?apikey=a1', '/x?apikey=REDACTED'],
  ['/x?key=a1', '/x?key=REDACTED'],
  ['/x?sig=a1', '/x?sig=REDACTED'],
  ['/x?session_state=a1', '/x?session_state=REDACTED'],
  ['/x;session=a1', '/x;session=REDACTED'],
  ['/reset/0123456789abcdef0123456789abcdef', '/reset/REDACTED'],
  ['set-cookie: sva=abc', 'set-cookie: sva=[REDACTED]'],
  ['Cookie: a=1; other=1', 'Cookie: a=[REDACTED]; other=[REDACTED]'],
  ['Session not found: 3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c03', 'Session not found: [REDACTED]'],
  [`${github} x`, '[vendor-token] x'],
  [`${aws} x`, '[vendor-token] x'],
  [pem, '[private-key]'],
  // and what was taken out by mistake
  ['error code: 404', 'error code: 404'],
  ['GET /x?code=404', 'GET /x?code=404'],
  ['secretary: Anna', 'secretary: Anna'],
]

const keys = `userPassword dbPassword passwordHash new_password authToken bearerToken apiToken
  sessionToken sid jwt passwd pwd passwort privateKey dsn connectionString emailAddress mail
  userEmail username firstName phone telefon iban ip clientIp X-Forwarded-For geburtsdatum strasse`

describe('something that left the earlier implementation leaves again', () => {
  it.each(texts)('%s', (input, output) => {
    expect(redactor.redact(input)).toBe(output)
  })

  it.each(keys.split(/\s+/))('the key %s', (key) => {
    expect(redactor.redact({ [key]: 'x' })).toEqual({ [key]: '[REDACTED]' })
  })

  it('an address as a key, a number under a key, the userinfo of a URL object', () => {
    expect(redactor.redact({ 'user:max@example.org': 1 })).toEqual({ 'user:m***@example.org': 1 })
    expect(redactor.redact({ phone: 4_915_123_456_789 })).toEqual({ phone: '[REDACTED]' })
    expect(redactor.redact(new URL('https://u:p@example.org/'))).toBe(
      'https://REDACTED:REDACTED@example.org/',
    )
  })

  it('80,000 characters that stalled it for seconds come back as they are, cut at the limit', () => {
    const text = 'a'.repeat(60_000)
    expect(redactor.redact(text)).toBe(text)
  })
})
