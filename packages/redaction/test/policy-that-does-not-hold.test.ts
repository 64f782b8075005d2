import { describe, expect, it, vi } from 'vitest'
import {
  createRedactor,
  defineRule,
  maskEmail,
  RedactionPolicyError,
  type RedactionPolicy,
} from '../src/index.ts'

const mail = 'max@example.org'

const caseNumber = defineRule({
  name: 'case-number',
  kind: 'person',
  trigger: 'AZ-',
  match: /AZ-\d{4,8}/,
  replace: '[case]',
  examples: { redacts: [['AZ-12345', '[case]']], keeps: ['AZ-x'] },
})

describe('a policy with a mistake is accepted', () => {
  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['unknown field', { rule: [] }, /no field rule[\s\S]*use one of: rules/],
    ['not an object', [], /not an object/],
    ['off: unknown rule', { off: ['e-mail'] }, /no rule e-mail[\s\S]*email/],
    ['replace: unknown rule', { replace: { mail: 'x' } }, /no rule mail/],
    ['allow: unknown rule', { allow: [{ key: 'a', reason: 'b', rules: ['x'] }] }, /no rule x/],
    ['allow without a reason', { allow: [{ key: 'a' }] }, /field allow/],
    ['allow: unknown position', { allow: [{ key: 'a', reason: 'b', positions: ['x'] }] }, /allow/],
    ['allow: a secret', { allow: [{ key: 'a', reason: 'b', rules: ['jwt'] }] }, /allow\[0\] lets/],
    ['secretKeys: not a list', { secretKeys: 'a' }, /field secretKeys/],
    ['allowValues: numbers', { allowValues: [1] }, /field allowValues/],
    ['ip', { ip: 'some' }, /field ip/],
    ['limits: zero', { limits: { depth: 0 } }, /field limits/],
    ['limits: unknown', { limits: { size: 1 } }, /field limits/],
    ['limits: text too small', { limits: { text: 10 } }, /at least 256/],
    ['limits: text cut before it comes', { limits: { text: 100_000 } }, /at most 65536/],
    ['onExemption', { onExemption: 'yes' }, /field onExemption/],
    ['one entry of a list', { secretKeys: ['a', 1] }, /field secretKeys\[1\]/],
    ['one entry of another', { allow: [{ key: 'a', reason: 'b' }, {}] }, /field allow\[1\]/],
    ['a replacement that is none', { replace: { phone: 1 } }, /field replace/],
    ['onRedaction', { onRedaction: true }, /field onRedaction/],
    ['rules not from defineRule', { rules: [{ name: 'x' }] }, /made by defineRule/],
    ['a rule twice', { rules: [caseNumber, caseNumber] }, /one name/],
    ['a marker that is found again', { replace: { phone: 'a@b.de' } }, /would be found again/],
  ]
  it.each(wrong)('%s', (_name, policy, message) => {
    const make = (): unknown => createRedactor(policy as RedactionPolicy)
    expect(make).toThrow(RedactionPolicyError)
    expect(make).toThrow(message)
    expect(make).toThrow(/Fix: /)
  })

  it('a rule without a usable name or trigger', () => {
    expect(() => defineRule({ ...caseNumber, name: 'Case Number' })).toThrow(/lower-case/)
    expect(() => defineRule({ ...caseNumber, trigger: '' })).toThrow(/trigger/)
    expect(() => defineRule({ ...caseNumber, trigger: 'ä' })).toThrow(/trigger/)
  })
})

it('a rule that matches outside the text makes explain throw', () => {
  const broken = defineRule({
    ...caseNumber,
    match: (text) => ({ start: 0, end: text.length + 1 }),
  })
  const redactor = createRedactor({ rules: [broken] })
  expect(redactor.explain('AZ-12345')).toEqual([{ rule: 'fault', start: 0, end: 8 }])
  expect(redactor.redact('AZ-12345')).toBe('[REDACTED]')
})

describe('an option does nothing', () => {
  it('rules: an own rule, by regular expression', () => {
    const redactor = createRedactor({ rules: [caseNumber] })
    expect(redactor.redact('Antrag AZ-12345 von max@example.org')).toBe(
      'Antrag [case] von m***@example.org',
    )
    expect(redactor.redact('AZ-x')).toBe('AZ-x')
  })

  it('off', () => {
    expect(createRedactor({ off: ['email'] }).redact(mail)).toBe(mail)
  })

  it('secretKeys: by head noun, in any spelling, in text too', () => {
    const redactor = createRedactor({ secretKeys: ['kassen_zeichen'] })
    expect(redactor.redact({ kassenZeichen: 1 })).toEqual({ kassenZeichen: '[REDACTED]' })
    expect(redactor.redact('kassenzeichen=4711')).toBe('kassenzeichen=[REDACTED]')
  })

  it('allow lifts the verdict of the key, never the scan of the value', () => {
    const redactor = createRedactor({ allow: [{ key: 'user_name', reason: 'role account' }] })
    expect(redactor.redact('kasse3', 'userName')).toBe('kasse3')
    expect(redactor.redact(mail, 'userName')).toBe('m***@example.org')
    expect(redactor.verdict('user.name').kind).toBe('text')
    expect(redactor.redact('kasse3', 'firstName')).toBe('[REDACTED]')
  })

  it('allow with rules spares the value those rules, and only those', () => {
    const redactor = createRedactor({
      allow: [{ key: 'office.email', rules: ['email'], reason: 'published' }],
    })
    expect(redactor.redact(mail, 'office.email')).toBe(mail)
    expect(redactor.redact('+49 151 23456789', 'office.email')).toBe('[phone]')
    expect(redactor.redact(mail, 'email')).toBe('[REDACTED]')
  })

  it('allow with positions holds only there', () => {
    const redactor = createRedactor({
      allow: [{ key: 'ip', positions: ['span.attributes'], reason: 'upstream' }],
    })
    expect(redactor.redact('10.0.0.1', 'ip', 'span.attributes')).toBe('10.0.0.1')
    expect(redactor.redact('10.0.0.1', 'ip', 'log.attributes')).toBe('[REDACTED]')
    expect(redactor.verdict('ip', 'span.attributes').kind).toBe('text')
    expect(redactor.verdict('ip').kind).toBe('identity')
  })

  it('allowValues: exact contact data, never a secret', () => {
    const redactor = createRedactor({ allowValues: [mail, 'hunter2'] })
    expect(redactor.redact(`${mail} erika@example.org`)).toBe(`${mail} e***@example.org`)
    expect(redactor.redact('password=hunter2')).toBe('password=[REDACTED]')
  })

  it('replace: a marker or a pseudonym', () => {
    const redactor = createRedactor({
      replace: { phone: '[Telefon]', email: (found) => `p-${found.length}` },
    })
    expect(redactor.redact(`+49 151 23456789 ${mail}`)).toBe('[Telefon] p-15')
    expect(redactor.redact(mail, undefined, 'metric.label')).toBe('[email]')
  })

  it('ip', () => {
    const text = '10.0.0.1 93.184.216.34 fe80::1:2 2001:db8::1'
    expect(createRedactor().redact(text)).toBe('10.0.0.1 [ip] fe80::1:2 [ip]')
    expect(createRedactor({ ip: 'all' }).redact(text)).toBe('[ip] [ip] [ip] [ip]')
    expect(createRedactor({ ip: 'none' }).redact(text)).toBe(text)
  })

  it('limits', () => {
    const redactor = createRedactor({ limits: { text: 256, depth: 2, values: 3 } })
    expect(redactor.redact({ a: { b: { c: 1 } } })).toEqual({ a: { b: '[too deep]' } })
    expect(redactor.redact([1, 2, 3, 4, 5])).toEqual([1, 2, 3, '[too large]'])
  })

  it('onRedaction: rule and position of every piece', () => {
    const onRedaction = vi.fn<(rule: string, position: string) => void>()
    const redactor = createRedactor({ onRedaction })
    redactor.redact({ a: `${mail} 93.184.216.34`, password: 'x' }, undefined, 'log.body')
    redactor.redact('clean', undefined, 'span.name')
    expect(onRedaction.mock.calls).toEqual([
      ['email', 'log.body'],
      ['ipv4', 'log.body'],
      ['secret-key', 'log.body'],
    ])
  })
})

describe('a fault lets the value pass', () => {
  const broken = (match: () => never): RedactionPolicy => ({
    rules: [defineRule({ ...caseNumber, match })],
  })
  it.each([
    [
      'a rule throws',
      broken(() => {
        throw new Error('bug')
      }),
    ],
    ['a rule points outside', broken((() => ({ start: 0, end: 999 })) as unknown as () => never)],
    [
      'a replacement throws',
      {
        rules: [caseNumber],
        replace: {
          'case-number': () => {
            throw new Error('bug')
          },
        },
      },
    ],
    [
      'a replacement never settles',
      { rules: [caseNumber], replace: { 'case-number': (found: string) => `${found} AZ-12345` } },
    ],
  ] satisfies [string, RedactionPolicy][])('%s', (_name, policy) => {
    const onRedaction = vi.fn<(rule: string, position: string) => void>()
    const redactor = createRedactor({ ...policy, onRedaction })
    expect(redactor.redact('AZ-12345', undefined, 'span.name')).toBe('[REDACTED]')
    expect(onRedaction).toHaveBeenLastCalledWith('fault', 'span.name')
  })

  it('a replacement that returns no text', () => {
    const replace = { email: (() => ({ mail })) as unknown as () => string }
    expect(createRedactor({ replace }).redact(mail)).toBe('[REDACTED]')
  })
})

describe('a mask gives the name away', () => {
  it.each([
    ['jane@example.org', 'j***@example.org'],
    ['jo@x.de', '***@x.de'],
    ['j@x.de', '***@x.de'],
    ['ärger@x.de', 'ä***@x.de'],
    ['no address', 'n***'],
  ])('%s', (address, mask) => {
    expect(maskEmail(address)).toBe(mask)
  })
})
