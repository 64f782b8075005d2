import { describe, expect, it } from 'vitest'
import { hostileShapes, hostileText } from '../corpus/hostile.ts'
import { createRedactor } from '../src/index.ts'
import { countReads } from './support/reads.ts'

/** Short enough for fewer findings than `MOST_FINDINGS`, where a text is cut and costs less. */
const LENGTH = 4_096
/** All passes together; an expression that fails counts for as far as it may have read. */
const MOST_READS = 170

let faults = 0
const redactor = createRedactor({ onRedaction: (rule) => (faults += Number(rule === 'fault')) })

function readsOf(text: string): number {
  faults = 0
  const reads = countReads(() => redactor.redact(text))
  // Who gives up reads little.
  expect(faults).toBe(0)
  return reads
}

describe('a text costs more than its length', () => {
  it('the count sees what is read twice', () => {
    const quadratic = (text: string): number =>
      countReads(() => text.split('').forEach((_unit, at) => /x*y/y.exec(text.slice(at))))
    expect(quadratic('x'.repeat(200))).toBeGreaterThan(3.5 * quadratic('x'.repeat(100)))
    expect(countReads(() => 'abcabc'.replaceAll(/c/g, ''))).toBe(6)
    expect(countReads(() => /a{3}b/y.exec('aaaaaaaaaaaaaaaa'))).toBe(4)
  })

  it.each(hostileShapes)('$name', (shape) => {
    const half = readsOf(hostileText(shape, LENGTH / 2))
    const whole = readsOf(hostileText(shape, LENGTH))
    expect(whole).toBeLessThanOrEqual(2.2 * half)
    expect(whole).toBeLessThanOrEqual(MOST_READS * LENGTH)
    const most = countReads(() => redactor.redact(hostileText(shape, 8 * LENGTH)))
    expect(most).toBeLessThanOrEqual(MOST_READS * 8 * LENGTH)
  })
})
