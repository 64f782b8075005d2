import { describe, expect, it } from 'vitest'
import { createRedactor, rules } from '../src/index.ts'
import { createKeys } from '../src/keys.ts'
import { completePolicy } from '../src/policy.ts'
import { createPrograms } from '../src/programs.ts'
import { scan } from '../src/scan.ts'

const units =
  `a a@ @ a@b.c eyJ eyJhbGciOiJIUzI1. 1 1. 1.2.3.4. 4111- 4111111111111111_ + +49 +49- 0049-
  0 : :: a: 2001: = a= password password= password: password=" "password":" "password":{ x://
  x://a:b/ x://a:b@ x://a:b@c/ ?q= &q= &token= %40 - a1b2c3d4- svas_ svas_a DE DE89 DE89- reset/
  /home/ /home/a AKIA " \\ \\" é é@ "vorname": vorname= password=a, 0421/ [ { "pin": x@y.zz@ == Bearer_
  pwd:a; pwd=a& password=a) Cookie:a Cookie:a=`
    .split(/\s+/)
    .map((unit) => unit.replaceAll('_', ' '))

/** Counts every character that the scan looks at, in a text that reports it. */
function stepsFor(text: string): number {
  let steps = 0
  const counting = rules.map((rule) => ({
    ...rule,
    match: (...args: Parameters<typeof rule.match>) => {
      steps++
      return rule.match(...args)
    },
  }))
  const policy = { ...completePolicy(), rules: counting }
  scan(text, createPrograms(policy, createKeys()).of(createKeys().verdict('')))
  return steps
}

describe('hostile text costs more than its length', () => {
  it.each(units)('%s asks the rules at most in proportion to the length', (unit) => {
    const small = stepsFor(unit.repeat(1_000))
    const large = stepsFor(unit.repeat(4_000))
    expect(large).toBeLessThanOrEqual(4.1 * small + 40)
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
