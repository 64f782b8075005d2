import { describe, expect, it } from 'vitest'
import { behindTheirWord, checkedIdentifiers, shapedIdentifiers } from '../corpus/identifiers.ts'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()
const rows = [...checkedIdentifiers, ...shapedIdentifiers]

describe('a number of an authority leaves behind the word for it', () => {
  it.each(rows)('%s', (_name, word, number) => {
    expect(redactor.redact(`${word} ${number} geprüft`)).toBe(`${word} [identifier] geprüft`)
  })

  it.each(rows)('%s in JSON, escaped JSON, logfmt and quotes', (_name, word, number) => {
    const json = JSON.stringify({ [word]: number })
    for (const text of [
      json,
      JSON.stringify(json),
      `${word}="${number}"`,
      `${word}: „${number}“.`,
    ]) {
      expect(redactor.redact(text)).not.toContain(number)
    }
  })

  it.each(rows)('%s percent-encoded', (_name, word, number) => {
    const clean = redactor.redact(encodeURIComponent(`${word}: ${number}`)) as string
    expect(decodeURIComponent(clean)).toBe(`${word}: [identifier]`)
  })

  it.each(rows)('%s in small letters, and with the word in capitals', (_name, word, number) => {
    expect(redactor.redact(`${word} ${number.toLowerCase()}`)).toBe(`${word} [identifier]`)
    expect(redactor.redact(`${word.toUpperCase()}: ${number}`)).not.toContain(number)
  })

  it.each(rows)('%s with words between', (_name, word, number) => {
    const text = `${word} der Antragstellerin: ${number}`
    expect(redactor.redact(text)).not.toContain(number)
  })
})

describe('a number before its word, in the name of a file, or the second of a list', () => {
  it.each([
    ['86095742719 (Steuer-ID)', '[identifier] (Steuer-ID)'],
    ['111222333 BSN', '[identifier] BSN'],
    ['NIE X-1234567-L', 'NIE [identifier]'],
    ['steuer-id_86095742719_scan.pdf', 'steuer-id_[identifier]_scan.pdf'],
    ['Steuer-IDs 86095742719, 65929970489', 'Steuer-IDs [identifier], [identifier]'],
    ['Steuer-IDs 86095742719,65929970489', 'Steuer-IDs [identifier],[identifier]'],
    ['Steuer-ID:\n86095742719', 'Steuer-ID:\n[identifier]'],
    ['Steuer-ID 86\u00A0095\u00A0742\u00A0719', 'Steuer-ID [identifier]'],
    ['KVNR\\nA123456780', 'KVNR\\n[identifier]'],
  ])('%s', (text, clean) => {
    expect(redactor.redact(text)).toBe(clean)
  })
})

describe('a birth date or a licence plate leaves behind its word', () => {
  it.each(behindTheirWord)('%s', (text, secret) => {
    const clean = redactor.redact(text)
    expect(clean).not.toContain(secret)
    expect(redactor.redact(clean)).toBe(clean)
  })
})
