import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldRows, fieldsToKeep } from '../corpus/fields.ts'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()
const keys = [...new Set([...fieldRows, ...fieldsToKeep].map(([key]) => key))]

describe('a field that its key explains leaves with the data in it', () => {
  it.each(fieldRows)('%s: %s', (key, value, clean) => {
    expect(redactor.redact(value, key)).toBe(clean)
    expect(redactor.redact({ [key]: [value] })).toEqual({ [key]: [clean] })
    expect(redactor.explain(value, key)).not.toEqual([])
  })
})

describe('what an operator needs of a field is taken out', () => {
  it.each(fieldsToKeep)('%s: %s', (key, value) => {
    expect(redactor.redact(value, key)).toBe(value)
  })
})

describe('cleaning a field twice takes out more', () => {
  const github = ['gh', 'p_', 'aB3d'.repeat(9)].join('')
  const piece = oneof(
    string({ maxLength: 6 }),
    constantFrom(`'`, `"`, '`', `\\'`, `''`, '--', '/*', '*/', '$$', '$1', ':a', 'E', ' AND '),
    constantFrom('SELECT ', 'FROM ', '{"a":', 'get ', 'k:', ' = ', '1', '#', '@', '/', '::'),
    constantFrom(github, 'DE89370400440532013000', 'e@example.org', '203.0.113.7', 'Chrome/1'),
  )
  const value = array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  it('whatever the key and the value', () => {
    assert(
      property(constantFrom(...keys), value, (key, raw) => {
        const once = redactor.redact(raw, key)
        expect(redactor.redact(once, key)).toBe(once)
      }),
      { numRuns: 2_000, seed: 4 },
    )
  })

  it('an id that was a token before it became text', () => {
    const once = redactor.redact(`${github}:DE89370400440532013000`, 'order.id')
    expect(redactor.redact(once, 'order.id')).toBe(once)
    expect(once).not.toContain('0044')
  })
})

describe('a literal slips out of a statement', () => {
  const text = string({
    unit: constantFrom('x', 'ä', "'", '"', '\\', '-', '$', '`', ' ', ';'),
  })
  const secret = 'Mustermann'
  it('as PostgreSQL quotes it', () => {
    assert(
      property(text, text, (before, after) => {
        const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`
        const sql = `SELECT ${quote(before)}, ${quote(secret)}, ${quote(after + secret)} FROM t`
        expect(redactor.redact(sql, 'db.query.text')).not.toContain(secret)
      }),
      { numRuns: 2_000, seed: 4 },
    )
  })

  it('as MySQL quotes it', () => {
    assert(
      property(text, text, (before, after) => {
        const quote = (value: string): string => `'${value.replaceAll(/['"\\]/g, '\\$&')}'`
        const sql = `SELECT ${quote(before)}, ${quote(secret)}, ${quote(after + secret)} FROM t`
        expect(redactor.redact(sql, 'db.query.text')).not.toContain(secret)
      }),
      { numRuns: 2_000, seed: 4 },
    )
  })

  it('however long it is', () => {
    const clean = redactor.redact(`SELECT '${'x'.repeat(70_000)}${secret}'`, 'db.query.text')
    expect(clean).toBe('SELECT ?')
  })

  it.each(['/**/', '/*', '--\n', "'", '"', "\\'", 'from "a', '{"a":', '$a$', 'in ("a"'])(
    'and %s over and over stalls nobody',
    (part) => {
      // Backtracking would run into the time limit of the test, by hours.
      for (const head of ['', 'select from "x" ', '{']) {
        const clean = redactor.redact(`${head}${part.repeat(20_000)}`, 'db.query.text')
        expect(String(clean).length).toBeLessThanOrEqual(8_200)
      }
    },
  )
})
