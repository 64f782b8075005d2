import { describe, expect, it } from 'vitest'
import { found } from '../fuzz/found.ts'
import { judgeText } from '../fuzz/judge.ts'
import { minimise } from '../fuzz/minimise.ts'
import { tried } from '../fuzz/mutate.ts'
import { createRedactor } from '../src/index.ts'
import { countReads } from './support/reads.ts'

const redactor = createRedactor()
const wrong = found.filter(({ kind }) => kind !== 'slow')

describe('what the fuzzer has found comes back', () => {
  it.each(wrong.filter(({ open }) => !open))('$kind: $text', ({ text, key }) => {
    expect(judgeText(text, key)).toBeUndefined()
  })

  it.each(wrong.filter(({ open }) => open))('open, but nothing leaves: $text', (row) => {
    expect(redactor.redact(row.text, row.key)).toBe('[REDACTED]')
    // Mended: then it is open no longer.
    expect(judgeText(row.text, row.key)).toBe(row.kind)
  })

  it.each(found.filter(({ kind }) => kind === 'slow'))('slow: $text', ({ text: unit }) => {
    const [short, long] = [1_024, 16_384].map(
      (length) => countReads(() => redactor.redact(unit.repeat(length).slice(0, length))) / length,
    ) as [number, number]
    // A pass more or less, but not sixteen times as much of each character.
    expect(long).toBeLessThanOrEqual(1.5 * short)
    expect(long).toBeLessThanOrEqual(256)
  })
})

describe('a finding cannot be made again', () => {
  it('the same seed makes the same attempts', () => {
    const attempts = (seed: number) =>
      Array.from({ length: 50 }, (_, number) => tried(seed, number))
    expect(attempts(7)).toEqual(attempts(7))
    expect(attempts(7)).not.toEqual(attempts(8))
  })

  it('the shortest text that still shows it is kept', () => {
    expect(minimise('lorem AB ipsum BA dolor', (text) => /A.*A/.test(text))).toBe('AA')
  })
})
