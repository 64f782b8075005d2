import { describe, expect, it } from 'vitest'
import { rowsToKeep } from '../corpus/keep.ts'
import { rowsToRedact } from '../corpus/redact.ts'
import { createRedactor, rules } from '../src/index.ts'
import { about } from '../src/rules/about.ts'

const redactor = createRedactor()
const abouts = Object.entries(about)

describe('personal data or a secret in text gets through', () => {
  it.each(rowsToRedact)('%s', (input, secret, rule) => {
    const clean = redactor.redact(input) as string
    expect(clean).not.toContain(secret)
    expect(redactor.explain(input).map((finding) => finding.rule)).toContain(rule)
    expect(redactor.redact(clean)).toBe(clean)
  })

  it.each(rowsToRedact)('in the middle of a message: %s', (input, secret) => {
    const clean = redactor.redact(`vorher: „${input}“, danach`) as string
    expect(clean).not.toContain(secret)
    expect(clean.startsWith('vorher')).toBe(true)
  })

  it.each(rowsToRedact)('as a metric label, where no part of it may stay: %s', (input, secret) => {
    const label = redactor.redact(input, undefined, 'metric.label') as string
    expect(label).not.toContain(secret)
    expect(label).not.toMatch(/[a-zäöü]\*\*\*@|\*\*\*\*\d/)
  })
})

describe('a line that is clean gets changed', () => {
  it.each(rowsToKeep)('%s', (line) => {
    expect(redactor.explain(line)).toEqual([])
    expect(redactor.redact(line)).toBe(line)
  })
})

describe('a rule that does not do what its examples say', () => {
  it.each(abouts.flatMap(([name, { redacts }]) => redacts.map((row) => [name, ...row] as const)))(
    '%s: %s -> %s',
    (name, input, output) => {
      expect(redactor.redact(input)).toBe(output)
      expect(redactor.redact(output)).toBe(output)
      // The rule finds it itself, not another one before it.
      const others = rules.map((rule) => rule.name).filter((other) => other !== name)
      expect(createRedactor({ off: others }).redact(input)).not.toBe(input)
    },
  )
  it.each(abouts.flatMap(([name, { keeps }]) => keeps.map((row) => [name, row] as const)))(
    '%s keeps %s',
    (_name, input) => {
      expect(redactor.redact(input)).toBe(input)
    },
  )
  it.each(rules)('$name says where it comes from and has examples of both kinds', ({ name }) => {
    expect(about[name]?.source).not.toBe('')
    expect(about[name]?.redacts.length).toBeGreaterThan(0)
    expect(about[name]?.keeps.length).toBeGreaterThan(0)
  })
})
