import { createRedactor } from '@sva/redaction'
import { describe, expect, test } from 'vitest'
import { kinds } from '../src/planted/kinds.ts'
import { card, iban, pensionId, taxId } from '../src/planted/numbers.ts'
import { createCells } from '../src/planted/table.ts'
import { createApplicant } from '../src/traffic/applicant.ts'

const cells = createCells()
const needles = [
  ...cells.flatMap((cell) => cell.needles),
  ...Array.from({ length: 100 }, (_, n) => createApplicant(n)).flatMap(({ plantings }) =>
    plantings.flatMap((planting) => planting.needles),
  ),
]

test('a table too small to mean anything', () => {
  expect(cells.length).toBeGreaterThanOrEqual(120)
  expect(new Set(cells.map(({ position }) => position)).size).toBeGreaterThanOrEqual(25)
  expect(new Set(cells.map(({ workspaceId }) => workspaceId)).size).toBe(3)
})

test('two places with the same value: an arrival would not say where it came from', () => {
  expect(new Set(needles).size).toBe(needles.length)
  expect(new Set(cells.map(({ canary }) => canary)).size).toBe(cells.length)
})

test('a value inside another one: one arrival would be counted twice', () => {
  const all = needles.join('\n')
  expect(needles.filter((needle) => all.split(needle).length !== 2)).toEqual([])
})

test('a value that is not in the text that is written', () => {
  // Basic authorization is written in base64; the search knows that disguise.
  const written = cells.filter(({ kind }) => kind !== 'basic authorization')
  const absent = written.filter(({ text, value, needles: [needle = ''] }) =>
    [text, value].some((where) => !where.includes(needle)),
  )
  expect(absent).toEqual([])
})

test('numbers that no checksum accepts would be left alone for a good reason', () => {
  for (let n = 0; n < 500; n++) {
    const [account, visa, tax, pension] = [iban(n), card(n), taxId(n), pensionId(n)]
    expect(BigInt(`${account.slice(4)}1314${account.slice(2, 4)}`) % 97n).toBe(1n)
    expect(luhn(visa)).toBe(0)
    expect(tax).toMatch(/^[1-9]\d{10}$/)
    expect(new Set(tax.slice(0, 10)).size).toBe(9)
    expect(pension).toMatch(/^\d{8}[A-Z]\d{3}$/)
  }
})

function luhn(digits: string): number {
  const sum = Array.from(digits, Number)
    .toReversed()
    .map((digit, at) => (at % 2 === 0 ? digit : ((digit * 2) % 10) + Math.floor(digit / 5)))
  return sum.reduce((a, b) => a + b, 0) % 10
}

describe('a value that its own rule does not cover', () => {
  const redactor = createRedactor()
  const shaped = kinds.filter(({ toldBy }) => toldBy === 'shape').map(({ name }) => name)

  test.each(shaped)('%s', (kind) => {
    const texts = cells.filter((cell) => cell.kind === kind)
    const seen = texts.filter(({ text, needles }) => {
      const redacted = String(redactor.redact(text))
      return needles.some((needle) => redacted.includes(needle))
    })
    expect(seen.map(({ text }) => text)).toEqual([])
  })
})
