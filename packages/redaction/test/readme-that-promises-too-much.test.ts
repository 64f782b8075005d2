import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRedactor, rules } from '../src/index.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const rows = [...readme.matchAll(/^\| ([a-z\d-]+) \| (\w+) \| (.+) \| `(.+)` \|$/gm)].map(
  ([, name, kind, from = '', to]) =>
    [name ?? '', kind ?? '', unescape(from), unescape(to)] as const,
)
// What looks like a token is described, so that scanners of code hosts do not stop at the README.
const examples = rows
  .filter(([, , from]) => from.startsWith('`'))
  .map(([name, kind, from, to]) => [name, kind, from.slice(1, -1), to] as const)

function unescape(cell = ''): string {
  return cell.replaceAll('\\|', '|')
}

describe('the README promises what is not so', () => {
  it('lists every rule, and no other', () => {
    expect(rows.map(([name, kind]) => [name, kind])).toEqual(
      rules.map(({ name, kind }) => [name, kind]),
    )
  })

  it.each(examples)('%s (%s): %s -> %s', (_name, _kind, from, to) => {
    expect(createRedactor().redact(from)).toBe(to)
  })

  it('its program does what its comments say', () => {
    const redactor = createRedactor()
    expect(redactor.redact('receipt sent to jane@example.org')).toBe(
      'receipt sent to j***@example.org',
    )
    expect(redactor.redact({ user: { password: 'x', city: 'Bremen' } })).toEqual({
      user: { password: '[REDACTED]', city: 'Bremen' },
    })
    expect(redactor.redact('4111111111111111', 'order.id')).toBe('4111111111111111')
    expect(redactor.explain('Tel. +49 151 23456789')).toEqual([
      { rule: 'phone', start: 5, end: 21 },
    ])
    expect(redactor.verdict('actorUserId').kind).toBe('identity')
    for (const line of ['j***@example.org', "'identity'", "'[REDACTED]', city: 'Bremen'"]) {
      expect(readme).toContain(line)
    }
  })

  it('admits what is not caught', () => {
    const redactor = createRedactor()
    for (const text of ['Erika Mustermann', 'password is hunter2', 'root@localhost', '10.0.0.1']) {
      expect(redactor.redact(text)).toBe(text)
    }
  })
})
