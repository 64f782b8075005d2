import type { ReadableLogRecord } from '@opentelemetry/sdk-logs'
import { describe, expect, it } from 'vitest'
import { renderJson, renderPretty } from '../src/console.ts'

const record = (body: string, attributes: Record<string, unknown> = {}): ReadableLogRecord =>
  ({
    hrTime: [1_700_000_000, 0],
    severityText: 'INFO',
    body,
    attributes: { component: 'forms', ...attributes },
    instrumentationScope: { name: 'forms' },
  }) as unknown as ReadableLogRecord

// OWASP ASVS 16.4.1: log injection.
describe('a value cannot forge a line or drive a terminal', () => {
  it.each([
    ['a new line', 'ok\n09:00:00 INFO admin  logged in'],
    ['a carriage return', 'ok\rfake'],
    ['an escape sequence', 'ok\u001b[2Jgone'],
    ['a C1 control', 'ok\u009b31mred'],
    ['a bidi override', 'ok\u202etxt.exe'],
    ['a line separator', 'ok\u2028fake'],
    ['a null byte', 'ok\u0000'],
  ])('%s', (_name, text) => {
    const line = renderPretty(record(text, { field: text, [text]: 'as a name' }))
    expect(line.split('\n')).toHaveLength(1)
    expect(line).not.toMatch(/[\p{Cc}\u2028\u202e]/u)
    expect(renderJson(record(text)).split('\n')).toHaveLength(1)
  })

  it('a stack trace keeps its lines, each of them escaped and indented', () => {
    const line = renderPretty(
      record('failed', { 'exception.stacktrace': 'Error: a\u001b[2J\n    at b' }),
    )
    expect(line.split('\n')).toEqual([
      expect.stringContaining('failed'),
      '    Error: a\\u001b[2J',
      '    at b',
    ])
  })
})

it('a field called like a part of the record does not hide it', () => {
  const line = renderJson(record('true', { message: 'forged', level: 'DEBUG', time: 'never' }))
  expect(JSON.parse(line)).toMatchObject({ message: 'true', level: 'INFO' })
  expect(JSON.parse(line)).not.toMatchObject({ time: 'never' })
})
