import { describe, expect, it, vi } from 'vitest'
import { checkedIdentifiers, nobodys, shapedIdentifiers } from '../corpus/identifiers.ts'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()
const rows = [...checkedIdentifiers, ...shapedIdentifiers]

describe('an order number is taken for a person', () => {
  it.each(rows)('%s without a word', (_name, _word, number) => {
    expect(redactor.redact(`order ${number} shipped`)).toBe(`order ${number} shipped`)
  })

  it.each(rows)('%s more than sixty characters behind the word', (_name, word, number) => {
    const text = `${word} ist uns bekannt und liegt der Behörde seit der vorigen Woche vor, gelaufen: ${number}`
    expect(redactor.redact(text)).toBe(text)
  })

  it.each(checkedIdentifiers)('%s with a wrong digit', (_name, word, number) => {
    const text = `${word} ${number}`
    const at = word.length + 1 + number.search(/\d/)
    // A wrong digit may make somebody else's number, but not each of them.
    const kept = Array.from('0123456789', (digit) => text.slice(0, at) + digit + text.slice(at + 1))
      .filter((wrong) => wrong !== text)
      .filter((wrong) => redactor.redact(wrong) === wrong)
    expect(kept.length).toBeGreaterThanOrEqual(7)
  })

  it.each(rows)('%s as a part of something longer', (_name, word, number) => {
    for (const text of [`${word} x${number}`, `${word} 7777${number}`, `${word} ${number}xyz9`]) {
      expect(redactor.redact(text)).toBe(text)
    }
  })

  it.each(nobodys)('%s', (text) => {
    expect(redactor.explain(text)).toEqual([])
    expect(redactor.redact(text)).toBe(text)
  })

  it('a key that says id says that it is no number of a person', () => {
    expect(redactor.redact('86095742719', 'order.id')).toBe('86095742719')
  })
})

describe('numbers without an end stall the app', () => {
  const unit = [
    ...rows.map(([, , number]) => `${number} `),
    ...rows.map(([, word, number]) => `${word} ${number}0 `),
    'geb. ',
    'geboren ',
    'born 1. ',
    'Kennzeichen ',
    'Kfz HB-A ',
    'a1 ',
    'AB 12 ',
  ]

  it.each(unit)('%s is asked about in proportion to its length', (text) => {
    const small = questions(text.repeat(100))
    expect(questions(text.repeat(400))).toBeLessThanOrEqual(4.2 * small + 50)
    // For each group of digits or word: the shapes of one length, and a few looks around it.
    expect(small).toBeLessThanOrEqual(100 * 40 * text.split(/[^\p{L}\d]+/u).length)
  })
})

/** How often a pattern or a word is looked for. */
function questions(text: string): number {
  const asked = [
    vi.spyOn(RegExp.prototype, 'test'),
    vi.spyOn(RegExp.prototype, 'exec'),
    vi.spyOn(String.prototype, 'indexOf'),
  ]
  redactor.explain(text)
  const count = asked.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  for (const spy of asked) spy.mockRestore()
  return count
}
