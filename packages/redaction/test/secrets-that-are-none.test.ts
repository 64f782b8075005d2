import { describe, expect, it } from 'vitest'
import { secretsToKeep } from '../corpus/secrets-to-keep.ts'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()

describe('a log line is spoilt by what only looks like a secret', () => {
  it.each(secretsToKeep)('%s', (line) => {
    expect(redactor.explain(line)).toEqual([])
    expect(redactor.redact(line)).toBe(line)
  })

  it.each(secretsToKeep)('within JSON: %s', (line) => {
    const text = JSON.stringify({ level: 30, msg: `a ${line}` })
    expect(redactor.redact(text)).toBe(text)
  })
})
