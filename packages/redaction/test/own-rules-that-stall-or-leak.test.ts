import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRedactor, defineRule, type RuleDefinition } from '../src/index.ts'
import { worstSteps } from '../src/regex-safety.ts'

const caseNumber: RuleDefinition = {
  name: 'case-number',
  trigger: 'AZ-',
  match: /AZ-\d{4,8}/,
  replace: '[case]',
}

function watched(definition: Partial<RuleDefinition>) {
  const reported: string[] = []
  const redactor = createRedactor({
    rules: [defineRule({ ...caseNumber, ...definition })],
    onRedaction: (rule, position) => reported.push(`${rule} ${position}`),
  })
  return { reported, redact: (value: unknown) => redactor.redact(value, undefined, 'log.body') }
}

afterEach(() => vi.restoreAllMocks())

describe('an expression that nothing can stop is taken in', () => {
  it.each([
    ['nested quantifiers', /AZ-(\d+)+x/],
    ['nested, in a bounded group', /AZ-(?:\d+-?){1,20}x/],
    ['a quantified group that can be empty', /AZ-(?:a?)*x/],
    ['overlapping alternatives', /AZ-(?:\d|1)+x/],
    ['overlapping alternatives of words', /AZ-(?:ab|a|b)*x/],
    ['neighbours that overlap', /AZ-\w+\d+x/],
    ['neighbours that overlap across an optional one', /AZ-\d+ ?\d+x/],
    ['neighbours written in two ways', /AZ-\u0041+A+x/],
    ['neighbours that overlap without case', /AZ-a+A+x/i],
    ['neighbours in another script', /AZ-ä+\p{L}+x/u],
    ['many optional ones', /AZ-a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaa/],
    ['any text, twice', /AZ-.*,.*x/],
    ['a repeated look-ahead', /AZ-(?=a+)a+a+x/],
    ['a back reference', /AZ-(\d)\1/],
    ['a named back reference', /AZ-(?<digit>\d)\k<digit>/],
    ['classes in classes', /AZ-[[a-z]--[aeiou]]+x/v],
  ])('%s', (_name, match) => {
    expect(() => defineRule({ ...caseNumber, match })).toThrow(
      /RULE_INVALID[\s\S]*Fix: say how many/,
    )
  })

  it.each([
    ['counted digits', /AZ-\d{4,8}/],
    ['one unbounded quantifier', /AZ-\d+/],
    ['unbounded ones with something between', /AZ-\d+\/\d+-[A-Z]+/],
    ['alternatives', /(?:AZ|KZ)-\d{4}/],
    ['groups of digits', /AZ-(?: ?\d{4}){2,7}/],
    ['a repeated word', /AZ-(?:ab)+/],
    ['an escaped backslash before a digit', /AZ-\\1/],
    ['brackets in a class', /AZ-[(+)*\]]+/],
    ['an IBAN', /AZ-[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?/],
  ])('but not refused for nothing: %s', (_name, match) => {
    expect(() => defineRule({ ...caseNumber, match })).not.toThrow()
  })

  it('the bound holds: an accepted expression takes no more steps than said', () => {
    // The engine's own count is not to be had; a length that grows tenfold shows the power of it.
    const growth = (match: RegExp): number => worstSteps(match, 3_200) / worstSteps(match, 320)
    expect(growth(/AZ-\d+/)).toBeLessThan(11)
    expect(growth(/AZ-\w+\d+x/)).toBeGreaterThan(90)
  })
})

describe('a rule that cannot work is taken in', () => {
  it.each<[string, Partial<RuleDefinition>, RegExp]>([
    ['no marker', { replace: undefined as unknown as string }, /replace of case-number/],
    ['no match', { match: undefined as unknown as string }, /match of case-number is missing/],
    ['an unknown kind', { kind: 'phone' as 'person' }, /kind of case-number/],
    ['a literal without its trigger', { match: 'Nebel' }, /does not hold its trigger/],
    ['a trigger of digits only', { trigger: '123' }, /trigger of case-number/],
  ])('%s', (_name, wrong, message) => {
    expect(() => defineRule({ ...caseNumber, ...wrong })).toThrow(message)
  })

  it.each<[string, RuleDefinition['examples'], string]>([
    [
      'that is not redacted',
      {
        redacts: [
          ['AZ-1234', '[case]'],
          ['AZ-1', '[case]'],
        ],
      },
      'redacts[1]',
    ],
    ['that is not kept', { keeps: ['AZ-1234'] }, 'keeps[0]'],
  ])('an example %s', (_name, examples, place) => {
    const define = (): unknown => defineRule({ ...caseNumber, examples: examples ?? {} })
    expect(define).toThrow(`examples.${place} of case-number`)
    expect(define).toThrow('SVA_POLICY_RULE_EXAMPLE')
    expect(define).not.toThrow(/AZ-1/)
  })
})

describe('a rule does what it may', () => {
  it('a literal, whatever characters it has', () => {
    const { redact } = watched({ trigger: 'Nebel', match: 'Projekt Nebel (2026)' })
    expect(redact('im Projekt Nebel (2026) und Nebel')).toBe('im [case] und Nebel')
  })

  it('a function sees the window and no more, at the right place', () => {
    const seen: string[] = []
    const { redact } = watched({
      match(text, at, from) {
        seen.push(text)
        expect(from).toBe(0)
        return { start: at, end: at + 7 }
      },
    })
    expect(redact(`${'a'.repeat(1_000)} AZ-1234 ${'b'.repeat(1_000)}`)).toBe(
      `${'a'.repeat(1_000)} [case] ${'b'.repeat(1_000)}`,
    )
    expect(seen[0]).toHaveLength(64 + 256)
  })

  it("'' removes", () => {
    expect(watched({ replace: '' }).redact('a AZ-1234 b')).toBe('a  b')
    const redactor = createRedactor({ replace: { phone: '' } })
    expect(redactor.redact('Tel. +49 151 23456789!')).toBe('Tel. !')
  })
})

describe('a rule that breaks lets the text pass', () => {
  const text = 'von AZ-1234 und AZ-5678'
  const broken: readonly (readonly [string, Partial<RuleDefinition>])[] = [
    [
      'throws',
      {
        match: () => {
          throw new Error('bug')
        },
      },
    ],
    ['returns nothing', { match: (() => {}) as unknown as () => number }],
    ['returns a promise', { match: (async () => 1) as unknown as () => number }],
    ['points outside its window', { match: () => ({ start: 0, end: 10_000 }) }],
    ['points backwards', { match: () => ({ start: 5, end: 2 }) }],
    ['points nowhere', { match: () => ({ start: Number.NaN, end: Number.NaN }) }],
    ['cuts in half what is longer than its window', { match: /AZ-.{0,300}/ }],
  ]
  it.each(broken)('%s: the whole string goes, its neighbours stay', (_name, definition) => {
    const { redact, reported } = watched(definition)
    const long = `${text} ${'1'.repeat(400)}`
    expect(redact({ long, ok: 'x' })).toEqual({ long: '[REDACTED]', ok: 'x' })
    expect(reported).toEqual(['fault log.body'])
  })

  it('is slow: the whole string goes, counted as such, and the next one has its own budget', () => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 50))
    const { redact, reported } = watched({ match: (_text, at) => at + 1 })
    expect(redact('AZ-1 AZ-2 AZ-3 AZ-4 AZ-5')).toBe('[REDACTED]')
    expect(reported).toEqual(['budget log.body'])
    expect(redact('AZ-1 AZ-2')).toBe('AZ-1 AZ-2')
  })

  it('was put to sleep once: no reason to take the text', () => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += now < 3 ? 1_000 : 0.001))
    expect(watched({}).redact('AZ-1234 AZ-5678')).toBe('[case] [case]')
  })
})

it.each([
  ['a marker that holds what it hides', (window: string) => ({ start: 2, end: 7, marker: window })],
  ['no number at all', () => Number.NaN],
])('a rule that answers with %s lets nothing pass', (_what, match) => {
  const { redact, reported } = watched({ match })
  expect(redact('a AZ-12 b')).toBe('[REDACTED]')
  expect(reported).toEqual(['fault log.body'])
})

describe('a replacement lets the value pass', () => {
  const wrong: readonly (readonly [string, (found: string) => string])[] = [
    [
      'throws',
      () => {
        throw new Error('bug')
      },
    ],
    ['returns what was found', (found) => found],
    ['wraps what was found', (found) => `<${found}>`],
    ['returns no text', (() => ({})) as unknown as () => string],
    ['returns a book', () => 'x'.repeat(10_000)],
  ]
  it.each(wrong)('%s', (_name, replace) => {
    const { redact, reported } = watched({ replace })
    expect(redact('von AZ-1234')).toBe('von [REDACTED]')
    expect(reported).toEqual(['case-number log.body', 'fault log.body'])
    const redactor = createRedactor({ replace: { email: replace } })
    expect(redactor.redact('an max@example.org')).toBe('an [REDACTED]')
  })
})
