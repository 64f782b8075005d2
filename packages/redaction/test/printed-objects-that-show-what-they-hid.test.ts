import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../src/index.ts'

// Most personal data in text is an object that somebody printed.

class Credentials {
  readonly key: string
  constructor(key: string) {
    this.key = key
  }
}

const secret = 'hunter2-Geheim'
const objects: Readonly<Record<string, object>> = {
  'a secret and a person': { password: secret, vorname: 'Erika', id: 7 },
  'header names': { headers: { 'x-api-key': secret, 'set-cookie': `sid=${secret}` } },
  'several lines': { adresse: `Frau\nErika Mustermann\n${'Hauptstrasse 1, '.repeat(6)}Bremen` },
  'a secret of several lines': { privateKey: `first line\n${secret}\n${'x'.repeat(90)}` },
  'a bracket in a string': { credentials: { a: 'x}y', b: secret }, ok: 1 },
  'a list with a bracket': { passwords: ['a]b', secret], ok: 1 },
  'a list of persons': { vornamen: ['Erika', 'Erika-Maria'], ok: 1 },
  'a person in parts': { kontoinhaber: { first: 'Erika', last: 'Erika' } },
  'an instance of a class': { password: new Credentials(secret) },
  'a Map': { credentials: new Map([['user', secret]]) },
  'a class-validator error': { target: {}, value: secret, property: 'password' },
  'an express-validator error': { type: 'field', value: secret, msg: 'x', path: 'password' },
  'a Joi error': { context: { limit: 8, value: secret, encoding: null, key: 'password' } },
  'nested twice': { a: { b: { c: { passwort: secret, nachname: 'Erika' } } } },
}

const printers: Readonly<Record<string, (value: object) => string>> = {
  inspect: (value) => inspect(value, { depth: 9 }),
  'inspect in colour': (value) => inspect(value, { depth: 9, colors: true }),
  'inspect on one line': (value) => inspect(value, { depth: 9, breakLength: Infinity }),
  JSON: (value) => JSON.stringify(value),
  'indented JSON': (value) => JSON.stringify(value, null, 2),
  'JSON in JSON': (value) => JSON.stringify({ message: JSON.stringify(value) }),
}

const redactor = createRedactor()

/** What is known to stay: a colour between a value and the key behind it. */
const known = new Set([
  'inspect in colour: a class-validator error',
  'inspect in colour: an express-validator error',
  'inspect in colour: a Joi error',
])

describe.each(Object.entries(printers))('%s', (printer, print) => {
  it.each(Object.entries(objects))('%s', (what, value) => {
    const clean = String(redactor.redact(print(value)))
    const shows = /hunter2|Erika/.test(clean)
    expect(shows).toBe(known.has(`${printer}: ${what}`))
    expect(redactor.redact(clean)).toBe(clean)
  })
})

it('what is printed behind a masked object stays, whatever its last text ends in', () => {
  const inner = JSON.stringify({ credentials: { a: 'x: ' }, ok: 1, more: {} })
  const clean = JSON.parse(redactor.redact(JSON.stringify({ message: inner })) as string)
  expect(JSON.parse(clean.message)).toEqual({ credentials: '[REDACTED]', ok: 1, more: {} })
})
