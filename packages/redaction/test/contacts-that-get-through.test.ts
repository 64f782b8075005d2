import { describe, expect, it } from 'vitest'
import { contacts, innerAddresses, lacedRows, nearMisses } from '../corpus/contacts.ts'
import { positions } from '../corpus/positions.ts'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()
const rules = Object.keys(contacts)

/** What of a text the redactor leaves out. */
function covered(text: string): string {
  return redactor
    .explain(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n')
}

/** The part that tells whose it is: a local part, or the digits. */
function heart(rule: string, value: string): string {
  if (rule === 'email') return value.slice(0, value.lastIndexOf('@')).replaceAll('"', '')
  return rule.endsWith('phone') ? (value.match(/\d[\d ()/.-]*\d/)?.[0] ?? '') : value
}

describe('an address or number gets through', () => {
  it.each(rules)('%s, in whatever it stands', (rule) => {
    const values = contacts[rule] ?? []
    const missed = values.flatMap((value) =>
      positions
        .map((position) => position(value))
        .filter((text) => !redactor.explain(text).some((finding) => finding.rule === rule)),
    )
    expect(values.length).toBeGreaterThan(5)
    expect(missed).toEqual([])
  })

  it.each(rules)('%s, in part', (rule) => {
    const left = (contacts[rule] ?? []).filter(
      (value) => !covered(`an ${value} geschickt`).includes(heart(rule, value)),
    )
    expect(left).toEqual([])
  })

  it.each(rules)('%s, when what was cleaned is cleaned again', (rule) => {
    const unsettled = (contacts[rule] ?? [])
      .map((value) => redactor.redact(`an ${value} geschickt`) as string)
      .filter((clean) => redactor.redact(clean) !== clean)
    expect(unsettled).toEqual([])
  })
})

describe('an address of the inside', () => {
  const everyAddress = createRedactor({ ip: 'all' })
  it.each(innerAddresses)('%s leaves though the policy wants all of them gone', (address) => {
    for (const text of [
      address,
      `von ${address} gesendet`,
      `[${address}]:443`,
      `ip=${address}/64`,
    ]) {
      expect(everyAddress.redact(text)).not.toContain(address)
    }
  })
  it.each(['[::]:443', 'src=:: dst=203.0.113.7', '::/0', 'listening on ::'])(
    'the unspecified address, as in %s, where it is one',
    (text) => {
      expect(everyAddress.redact(text)).not.toContain('::')
    },
  )
  it.each(['done :: 3 of 4', 'std::vector', 'a::b', 'foo::', ':::'])('%s is none', (text) => {
    expect(everyAddress.redact(text)).toBe(text)
  })
  it.each(innerAddresses)('%s is taken for a person although nobody is behind it', (address) => {
    expect(redactor.redact(`von ${address} gesendet`)).toBe(
      address.includes('192.0.2') ? 'von 64:ff9b::[ip] gesendet' : `von ${address} gesendet`,
    )
  })
})

describe('what only looks like an address or number is taken out', () => {
  it.each(rules)('%s', (rule) => {
    const near = nearMisses[rule] ?? []
    const changed = near
      .flatMap((value) => [value, `der Wert ${value} kam an`, `"${value}", 3`])
      .filter((text) => redactor.redact(text) !== text)
    expect(near.length).toBeGreaterThan(5)
    expect(changed).toEqual([])
  })
})

describe('what nobody sees hides an address or number', () => {
  it.each(lacedRows)('%j', (input, secret, rule) => {
    const clean = redactor.redact(input) as string
    expect(clean.normalize('NFKC').replace(/\p{Cf}/gu, '')).not.toContain(secret)
    expect(redactor.explain(input).map((finding) => finding.rule)).toContain(rule)
  })
})
