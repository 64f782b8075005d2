import { createRedactor } from '@sva/redaction'
import { about } from '@sva/redaction/about'
import { describe, expect, it } from 'vitest'
import { rowsToKeep } from '../../../packages/redaction/corpus/keep.ts'
import { rowsToRedact } from '../../../packages/redaction/corpus/redact.ts'
import { collectorText } from '../src/collector-text.ts'

const redactor = createRedactor()
const sdkText = (text: string): string => String(redactor.redact(text))
const abouts = Object.entries(about)
const seenByCollector = abouts.filter(([, { re2 }]) => re2.length > 0)

/** Clean texts that only a checksum, or the key that is asked, tells from the real thing. */
const exceptions = new Set(['DE88370400440532013000', '{"pan":12}'])

describe('an example that the collector lets through although nobody says so', () => {
  it.each(seenByCollector)('%s', (name, { redacts, misses }) => {
    const missed = redacts.filter(([input]) => collectorText(input, name) === input)
    expect(missed.length).toBeLessThan(redacts.length)
    expect(misses?.includes('RE2') === true ? [] : missed).toEqual([])
  })

  it.each(abouts.filter(([, { re2 }]) => re2.length === 0))('%s says why', (_, { misses }) => {
    expect(misses).toMatch(/RE2|SDK/)
  })
})

describe('a clean line that the collector changes', () => {
  const keeps = abouts.flatMap(([name, it]) => it.keeps.map((text) => [name, text] as const))
  it.each(keeps.filter(([, text]) => !exceptions.has(text)))('%s keeps %s', (_, text) => {
    expect(collectorText(text)).toBe(text)
  })

  it.each(rowsToKeep)('%s', (text) => {
    expect(collectorText(text)).toBe(text)
  })
})

describe('layers that undo or repeat each other', () => {
  const inputs = [
    ...rowsToRedact.map(([input]) => input),
    ...abouts.flatMap(([, { redacts }]) => redacts.map(([input]) => input)),
  ]

  it.each(inputs)('what the SDK has cleaned passes as it is: %s', (input) => {
    const clean = sdkText(input)
    expect(collectorText(clean)).toBe(clean)
  })

  it.each(inputs)('a second collector finds nothing more: %s', (input) => {
    const once = collectorText(input)
    expect(collectorText(once)).toBe(once)
  })

  it.each(inputs)('nothing comes back when the SDK cleans behind the collector: %s', (input) => {
    const once = sdkText(collectorText(input))
    expect(sdkText(once)).toBe(once)
    expect(collectorText(once)).toBe(once)
  })
})
