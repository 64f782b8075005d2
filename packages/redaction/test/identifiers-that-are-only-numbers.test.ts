import { describe, expect, it } from 'vitest'
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
