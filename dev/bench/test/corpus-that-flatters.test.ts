import { describe, expect, it } from 'vitest'
import { createCorpus, stringsOf } from '../src/corpus.ts'
import { plantKinds } from '../src/corpus/plants.ts'

const corpus = createCorpus()
const lines = corpus.map(({ value }) => value).filter((value) => typeof value === 'string')
const strings = corpus.flatMap(({ value }) => stringsOf(value))
const plants = corpus.flatMap(({ plant }) => plant ?? [])

const within = (wanted: number) => [wanted * 0.95, wanted * 1.05] as const

describe('the corpus is not the one that is described', () => {
  it.each([
    ['records', corpus.length, 2000],
    ['log lines', lines.length, 1400],
    ['median of a log line', lines.map(({ length }) => length).toSorted((a, b) => a - b)[700], 135],
    ['strings', strings.length, 7379],
    ['characters', strings.join('').length, 378_000],
    ['planted values', plants.length, 200],
  ])('%s', (_, got, wanted) => {
    const [least, most] = within(wanted)
    expect(got).toBeGreaterThanOrEqual(least)
    expect(got).toBeLessThanOrEqual(most)
  })

  it('another run has other texts', () => {
    expect(createCorpus()).toEqual(corpus)
    expect(createCorpus(1)).not.toEqual(corpus)
  })
})

describe('a planted value is none that anybody would look for', () => {
  it('every kind is there ten times', () => {
    for (const kind of plantKinds) {
      expect(plants.filter((plant) => plant.kind === kind).length).toBeGreaterThanOrEqual(10)
    }
  })

  it('every planted value stands in its record, and what must be gone is part of it', () => {
    for (const { value, plant } of corpus) {
      if (plant === undefined) continue
      expect(plant.text).toContain(plant.gone)
      expect(plant.gone.length).toBeGreaterThanOrEqual(6)
      expect(stringsOf(value).some((text) => text.includes(plant.text))).toBe(true)
    }
  })

  it('IBANs and cards have valid check digits', () => {
    const compact = (kind: string) =>
      plants
        .filter((plant) => plant.kind === kind)
        .map(({ text }) => text.replaceAll(' ', '').match(/(?:DE)?\d{15,}/)?.[0] ?? '')
    for (const iban of compact('iban')) {
      expect(BigInt(`${iban.slice(4)}1314${iban.slice(2, 4)}`) % 97n).toBe(1n)
    }
    for (const card of compact('card')) {
      const doubled = card
        .split('')
        .toReversed()
        .map((digit, at) => Number(digit) * (at % 2 ? 2 : 1))
      const sum = doubled.reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0)
      expect(sum % 10).toBe(0)
    }
  })
})
