import { describe, expect, it } from 'vitest'
import { secrets } from '../fuzz/pieces.ts'
import { createRedactor, type Redactor } from '../src/index.ts'

const SMALLEST = 256
const DEFAULT = 65_536
/** A marker can be longer than what it stands for; so much behind the limit is the last one. */
const ROOM = 64

const small = createRedactor({ limits: { text: SMALLEST } })
const whole = createRedactor()

/** Half of it would be as bad; two letters are in every other word. */
function partOf(secret: string): string {
  return secret.slice(0, Math.max(4, Math.ceil(secret.length / 2)))
}

/** With the secret at every place around the limit: what of it is left, and where. */
function leftovers(redactor: Redactor, limit: number, text: string, secret: string): string[] {
  const left: string[] = []
  for (let before = Math.max(0, limit - text.length - 8); before <= limit + 2; before++) {
    const filler = '. '.repeat(limit).slice(-before)
    const clean = redactor.redact(`${filler}${text}\n${'. '.repeat(20)}`) as string
    if (clean.slice(before).includes(partOf(secret))) left.push(`${before}: ${clean.slice(before)}`)
    if (clean.length > limit + ROOM) left.push(`${before}: ${clean.length} characters`)
    if (redactor.redact(clean) !== clean) left.push(`${before}: not settled`)
  }
  return left
}

/** Where nothing is cut, nothing of it stays: neither the domain of an address nor the end of a key. */
function isWhole([text, secret]: readonly [string, string]): boolean {
  return !(whole.redact(`${text}\n. .`) as string).includes(partOf(secret))
}

const noises = ['', ',', '”', ').']
const rows = noises
  .flatMap((noise) => secrets.map(([text, secret]) => [`${text}${noise}`, secret] as const))
  .filter((row) => row[0].length < SMALLEST && isWhole(row))

describe('a limit splits a match, and half of it leaves', () => {
  it('nearly all rows are tried', () => {
    expect(rows.length).toBeGreaterThan(0.95 * noises.length * secrets.length)
  })
  it.each(rows)('%s', (text, secret) => {
    expect(leftovers(small, SMALLEST, text, secret)).toEqual([])
  })
  it.each(rows.filter((_row, index) => index % 200 === 0))(
    'the default limit: %s',
    (text, secret) => {
      expect(leftovers(whole, DEFAULT, text, secret)).toEqual([])
    },
  )
})

describe('markers that are longer than their values make a text grow beyond the limit', () => {
  const values = [
    'pin=17;pin=123;',
    'pin=1234 ',
    'jo@x.de,',
    'geb. 1.2.80 ',
    'cvv=123 x ',
    '/home/a ',
  ]
  it.each(values)('%s', (value) => {
    for (let length = SMALLEST - 20; length <= SMALLEST + 20; length++) {
      const counted: string[] = []
      const redactor = createRedactor({
        limits: { text: SMALLEST },
        onRedaction: (rule) => counted.push(rule),
      })
      const clean = redactor.redact(value.repeat(SMALLEST).slice(0, length)) as string
      expect(counted).not.toContain('fault')
      expect(clean.length).toBeGreaterThan(SMALLEST / 2)
      expect(redactor.redact(clean)).toBe(clean)
    }
  })
})
