import { describe, expect, it } from 'vitest'
import { createRedactor } from '../src/index.ts'
import { readsOf } from './support/scan-reads.ts'

const units =
  `a a@ @ a@b.c eyJ eyJhbGciOiJIUzI1. 1 1. 1.2.3.4. 4111- 4111111111111111_ + +49 +49- 0049-
  0 : :: a: 2001: = a= password password= password: password=" "password":" "password":{ x://
  x://a:b/ x://a:b@ x://a:b@c/ ?q= &q= &token= %40 - a1b2c3d4- svas_ svas_a DE DE89 DE89- reset/
  /home/ /home/a AKIA " \\ \\" é é@ "vorname": vorname= password=a, 0421/ [ { "pin": x@y.zz@ == Bearer_
  pwd:a; pwd=a& password=a) Cookie:a Cookie:a= be Bearer\t \\n \\n1 \\u000a m 1m [1;1;1m 1;1; _4111 a_4111111111111111. a-1.2.3.4. iban 2001:a
  password[0]= ?a[0]= ?[]= [0]= \\\\users\\\\a \\= Tel.( basic_aB3/
  client:2001: tokens session_3f2b8c1e- reset/a-b- + +20_1_2`
    .split(/\s+/)
    .map((unit) => unit.replaceAll('_', ' '))

describe('hostile text costs more than its length', () => {
  it.each(units)('%s is read in proportion to its length', (unit) => {
    const small = readsOf(unit.repeat(500))
    const large = readsOf(unit.repeat(2_000))
    expect(large).toBeLessThanOrEqual(4.1 * small + 100)
    // No character is looked at more often than there are rules that could want it.
    expect(large).toBeLessThanOrEqual(60 * unit.length * 2_000)
  })
})

describe('a limit splits what it should hide', () => {
  const redactor = createRedactor({ limits: { text: 256 } })
  const secrets = [
    'max.mustermann@example.org',
    '4111 1111 1111 1111',
    'DE89 3704 0044 0532 0130 00',
    '"password":"correct horse battery staple"',
    `eyJhbGciOiJIUzI1NiJ9.${'aB3'.repeat(200)}.sig`,
    'postgres://app:s3cr3t-s3cr3t@db/x',
  ]
  it.each(secrets)('%s', (secret) => {
    for (let before = 200; before <= 256; before++) {
      const clean = redactor.redact(
        `${'x '.repeat(before).slice(0, before)} ${secret} end`,
      ) as string
      expect(clean.length).toBeLessThanOrEqual(256 + 40)
      for (const part of ['mustermann', '4111', '3704', 'correct', 'aB3', 's3cr3t']) {
        expect(clean).not.toContain(part)
      }
      expect(redactor.redact(clean)).toBe(clean)
    }
  })

  it('a pair of surrogates stays a pair', () => {
    const clean = redactor.redact('💥'.repeat(400)) as string
    expect(clean.isWellFormed()).toBe(true)
    expect(clean.endsWith('…[cut]')).toBe(true)
  })
})
