import { describe, expect, it } from 'vitest'
import { createRedactor, knownSafe, type RedactionPolicy, snapshot } from '../src/index.ts'

const office = 'buergeramt@example.org'
const erika = 'erika.mustermann@example.org'

function counting(policy: RedactionPolicy = {}) {
  const counted: string[] = []
  const redactor = createRedactor({
    ...policy,
    onRedaction: (rule, position) => counted.push(`- ${rule} ${position}`),
    onExemption: (hatch, position) => counted.push(`+ ${hatch} ${position}`),
  })
  return { redactor, counted }
}

describe('what a hatch lets out is counted, and nothing else is let out', () => {
  it('allowValues: once for each, however often the text is cleaned', () => {
    const { redactor, counted } = counting({ allowValues: [office] })
    expect(redactor.redact(`${office} ${office} ${erika}`)).toBe(
      `${office} ${office} e***@example.org`,
    )
    expect(counted).toEqual(['- email value', '+ allowValues value', '+ allowValues value'])
  })

  it('allow: texts and numbers', () => {
    const { redactor, counted } = counting({ allow: [{ key: 'user_id', reason: 'machines' }] })
    expect(redactor.redact({ user_id: 'robot', a: { userId: 7 } })).toEqual({
      user_id: 'robot',
      a: { userId: 7 },
    })
    expect(counted).toEqual(['+ allow value', '+ allow value'])
  })

  it('knownSafe: in any shape, through a snapshot, behind a key that names a person', () => {
    const { redactor, counted } = counting()
    const value = { mail: knownSafe(office, 'imprint'), list: [knownSafe(office, 'imprint')] }
    const kept = { mail: office, list: [office] }
    expect(redactor.redact(value)).toEqual(kept)
    expect(redactor.redact(snapshot(value))).toEqual(kept)
    expect(counted).toEqual(Array(4).fill('+ knownSafe value'))
  })
})

describe('a hatch lets a secret out', () => {
  const token = `svas_${'a1B2c3D4'.repeat(6)}`
  it('knownSafe', () => {
    const { redactor } = counting()
    expect(redactor.redact({ password: knownSafe('hunter2-geheim', 'x') })).toEqual({
      password: '[REDACTED]',
    })
    expect(redactor.redact(knownSafe('password=hunter2-geheim', 'x'))).toBe('password=[REDACTED]')
  })

  it('allowValues and allow', () => {
    const secrets = ['password=hunter2-geheim', 'hunter2-geheim', token]
    const { redactor, counted } = counting({
      allowValues: secrets,
      allow: [{ key: 'note', reason: 'x' }],
    })
    expect(redactor.redact('password=hunter2-geheim', 'note')).toBe('password=[REDACTED]')
    expect(counted).not.toContain('+ allowValues value')
  })

  it.each([
    ['no reason', knownSafe(erika, '')],
    ['no text', knownSafe({ erika } as unknown as string, 'x')],
    ['JSON that pretends to be one', JSON.parse(`{"reason":"${erika}"}`)],
    ['no seal', { reason: 'x', value: erika, seal: '' }],
    [
      'a getter as seal',
      {
        value: erika,
        get seal() {
          return knownSafe('a', 'x').seal
        },
      },
    ],
  ])('knownSafe: %s', (_name, value) => {
    expect(JSON.stringify(counting().redactor.redact(value))).not.toContain('mustermann')
  })
})

describe('an observer decides what leaves, or sees values', () => {
  it('throws', () => {
    const angry = (): never => {
      throw new Error('no')
    }
    const redactor = createRedactor({
      onRedaction: angry,
      onExemption: angry,
      allowValues: [office],
      allow: [{ key: 'user_id', reason: 'machines' }],
    })
    const value = { user_id: 7, note: `${office} ${erika}`, safe: knownSafe(office, 'imprint') }
    expect(redactor.redact(value)).toEqual({
      user_id: 7,
      note: `${office} e***@example.org`,
      safe: office,
    })
  })

  it('is told rules and positions of closed lists only', () => {
    const { redactor, counted } = counting({ allowValues: [office] })
    redactor.redact({ [erika]: [erika, office], password: 'hunter2', '+49 151 23456789': erika })
    expect(counted.length).toBeGreaterThan(4)
    for (const line of counted) expect(line).toMatch(/^[+-] [a-zA-Z\d-]+ value$/)
  })
})

describe('the policy that is printed tells values, or is not what works', () => {
  const { policy } = createRedactor({
    off: ['home-path'],
    replace: { phone: '[Telefon]', card: '', email: () => 'x' },
    secretKeys: ['kassenzeichen'],
    allow: [{ key: 'office.email', reason: 'imprint' }],
    allowValues: [office],
    limits: { depth: 3 },
  })

  it('says what is on, off, replaced and let out', () => {
    expect(policy).toMatchObject({
      rules: { 'home-path': 'off', phone: '[Telefon]', card: 'remove', email: 'function' },
      secretKeys: ['kassenzeichen'],
      allow: [{ key: 'office.email', reason: 'imprint' }],
      allowValues: 1,
      ip: 'public',
      limits: { text: 65_536, depth: 3, values: 10_000 },
    })
    expect(policy.rules['iban']).toBe('mask')
  })

  it('is plain, frozen, and holds no allowed value', () => {
    expect(JSON.stringify(policy)).not.toContain(office)
    expect(structuredClone(policy)).toEqual(policy)
    for (const part of [policy, policy.rules, policy.allow, policy.allow[0], policy.limits]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })
})
