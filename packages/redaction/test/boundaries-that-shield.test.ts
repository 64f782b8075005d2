import { describe, expect, it } from 'vitest'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()

const values: readonly (readonly [value: string, secret: string])[] = [
  ['DE89370400440532013000', '0044'],
  ['4111111111111111', '1111'],
  ['203.0.113.7', '203.0'],
  ['2001:db8::1', 'db8'],
  ['+4915123456789', '2345'],
  ['004915123456789', '2345'],
  ['Bearer abc123def456', 'abc123'],
  [`svas_${'aB3-_x9Q'.repeat(5)}`, 'aB3'],
  ['max@example.org', 'max'],
  ['pin=1234', '1234'],
  ['vorname=Erika', 'Erika'],
  ['sid 3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c03', '9a4d'],
]

/** What stands before a value and looks like part of its first word. */
const shields = {
  'an escape of JSON': ['\\n', '\\r', '\\t', '\\b', '\\f', '\\u000a', '\\x0a'],
  'a colour of a terminal': ['\u001b[31m', '\\u001b[1;31m'],
  'an emoji': ['📞', '💳', '❤️'],
  'punctuation of another script': ['：', '（', '、', '“', '\u2009'],
  'a byte order mark': ['\uFEFF'],
}

describe.each(Object.entries(shields))('%s hides what stands behind it', (_what, marks) => {
  it.each(marks.flatMap((mark) => values.map((row) => [mark, ...row] as const)))(
    '%j before %s',
    (mark, value, secret) => {
      expect(redactor.redact(`a${mark}${value}`)).not.toContain(secret)
      expect(redactor.redact(`${mark}${value} end`)).not.toContain(secret)
    },
  )
})

it('a line break within a string within JSON', () => {
  const text = JSON.stringify({ text: 'Konto:\nDE89370400440532013000\n+49 151 23456789' })
  expect(redactor.redact(text)).toBe('{"text":"Konto:\\nDE89****3000\\n[phone]"}')
})

it.each([
  '\u001b[36mtoken\u001b[0m=hunter2Xq9',
  '\u001b[35mpassword\u001b[39m: \u001b[33mhunter2Xq9\u001b[39m',
])('the colours of a logger hide the value behind its key: %j', (line) => {
  expect(redactor.redact(line)).not.toContain('hunter2')
})
