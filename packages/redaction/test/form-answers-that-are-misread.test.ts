import { describe, expect, it } from 'vitest'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()
const redact = (text: string): unknown => redactor.redact(text)

describe('half of an answer is left', () => {
  it.each([
    ['Antragsteller: Erika Mustermann wurde angelegt', 'Antragsteller: [REDACTED] wurde angelegt'],
    ['Antragsteller: Erika Mustermann Antrag: 4711', 'Antragsteller: [REDACTED] Antrag: 4711'],
    ['Antragsteller: Mustermann, Erika', 'Antragsteller: [REDACTED]'],
    ['Antragsteller: MUSTERMANN, ERIKA; neu', 'Antragsteller: [REDACTED]; neu'],
    ['Vorname   : Erika\nNachname  : Mustermann', 'Vorname   : [REDACTED]\nNachname  : [REDACTED]'],
    ['Anschrift: Am Markt 1/3, D-28195 Bremen', 'Anschrift: [REDACTED]'],
    ['Anschrift: Am Markt 1 a 28195 Bremen', 'Anschrift: [REDACTED]'],
    ['Anschrift: Am Markt 1\\n28195 Bremen', 'Anschrift: [REDACTED]'],
    ['Konfession: Römisch-Katholisch', 'Konfession: [REDACTED]'],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean)
    expect(redact(clean)).toBe(clean)
  })
})

describe('an answer takes the word along that tells what follows', () => {
  it.each([
    ['Username: Bearer aB3dEf7gHi2jKlMnOpQr', 'Username: Bearer [REDACTED]'],
    ['Username: API key: k3y-m4terial', 'Username: API key: [REDACTED]'],
    ['Vorname: Erika Maria PRIVATE KEY: k3y-m4terial', 'PRIVATE KEY: [REDACTED]'],
    ["Vorname: Erika Maria IDENTIFIED BY 'hunter2'", "IDENTIFIED BY '[REDACTED]'"],
    ['Ansprechpartner: Frau Müller Telefon 3611234', '[REDACTED] Telefon [phone]'],
    ['Antragsteller: Erika Mustermann Geb. 12.03.1980', '[REDACTED] Geb. [birth-date]'],
    ['Anschrift: Am Markt 1, 28195 Bremen Vorname : Erika', '[REDACTED] Vorname : [REDACTED]'],
  ])('%s', (text, end) => {
    const clean = String(redact(text))
    expect(clean.slice(-end.length)).toBe(end)
  })
})

it.each([
  'Vorname: Dieses Feld ist erforderlich',
  'Vorname: Das Feld darf nicht leer sein',
  'Vorname: Expected string, received number',
  'Vorname: Zeichen nicht erlaubt',
  'Adresse: Ungültige Eingabe',
  'vorname: String;',
  "Feld 'Vorname': Wert zu lang",
])('what is said of a field is taken for its answer: %s', (text) => {
  expect(redact(text)).toBe(text)
})
