import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createRedactor,
  defineRule,
  type RedactionPolicy,
  type RuleDefinition,
} from '../src/index.ts'

const canary = 'kanarienvogel@example.org'
const secret = 'Kanarienvogel-7'
const needle = /kanarienvogel/i

afterEach(() => vi.restoreAllMocks())

/** What leaves, as a serializer would see it, and what was counted. */
function watch(value: unknown, policy: RedactionPolicy = {}, key?: string) {
  const counted: string[] = []
  const redactor = createRedactor({ ...policy, onRedaction: (rule) => counted.push(rule) })
  const clean = redactor.redact(value, key)
  return { text: JSON.stringify(clean) ?? '', counted }
}

const boom = (): never => {
  throw new Error(canary)
}

const traps = ['ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'get', 'has'] as const

function nested(levels: number): unknown {
  let value: unknown = { password: secret, note: canary }
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { value }
  return value
}

describe('a value that fights back gets out', () => {
  it.each(traps.slice(0, 3))('a proxy whose %s throws, counted as fault', (trap) => {
    for (const target of [{ note: canary }, new Map([['note', canary]])]) {
      const { text, counted } = watch({ a: new Proxy(target, { [trap]: boom }), b: 1 })
      expect(text).not.toMatch(needle)
      expect(text).toContain('"b":1')
      expect(counted).toContain('fault')
    }
  })

  it.each(traps.slice(3))('a proxy whose %s throws is read without it', (trap) => {
    const { text } = watch({ a: new Proxy({ note: canary }, { [trap]: boom }), b: 1 })
    expect(text).not.toMatch(needle)
    expect(text).toContain('"b":1')
  })

  it('a proxy that shows other things when it is asked again', () => {
    let asked = 0
    const shifty = new Proxy(
      { note: 'clean', other: canary },
      {
        ownKeys: () => (asked++ % 2 ? ['other'] : ['note']),
        getOwnPropertyDescriptor: () => ({
          value: asked++ % 2 ? canary : 'clean',
          enumerable: true,
          configurable: true,
        }),
      },
    )
    for (let time = 0; time < 4; time++) {
      expect(watch({ list: [shifty, shifty] }).text).not.toMatch(needle)
    }
  })

  it('a getter is named, not called', () => {
    const get = vi.fn<() => never>(boom)
    const value = Object.defineProperty({}, 'note', { get, enumerable: true })
    expect(watch({ value, list: [value] }).text).toBe(
      '{"value":{"note":"[getter]"},"list":[{"note":"[getter]"}]}',
    )
    expect(get).not.toHaveBeenCalled()
  })

  it.each([33, 100, 5_000])('%i levels deep, counted as limit', (levels) => {
    const { text, counted } = watch(nested(levels))
    expect(text).not.toMatch(needle)
    expect(counted).toContain('limit')
  })

  it('behind the last of too many values, counted as limit', () => {
    for (const value of [
      [...Array(20_000).fill(1), canary],
      Object.fromEntries([...Array(20_000).keys(), canary].map((key) => [`k${key}`, canary])),
      new Map([...Array(20_000).keys()].map((key) => [key, canary])),
      new Set([...Array(20_000).keys(), canary]),
    ]) {
      const { text, counted } = watch(value)
      expect(text).not.toMatch(needle)
      expect(counted).toContain('limit')
    }
  })

  it('behind the end of a text that is too long, counted as limit', () => {
    const { text, counted } = watch(`${'lorem ipsum '.repeat(6_000)}${secret}`)
    expect(text).not.toMatch(needle)
    expect(counted).toEqual(['limit'])
  })

  it('in a text with more findings than anybody reads, counted as limit', () => {
    const { text, counted } = watch(`${'a@b.de '.repeat(1_500)}${canary}`)
    expect(text).not.toMatch(needle)
    expect(counted).toContain('limit')
  })
})

describe('a rule of one’s own that breaks lets the text pass', () => {
  const rule: RuleDefinition = {
    name: 'bird',
    trigger: 'Kanarien',
    match: secret,
    replace: '[bird]',
  }
  const text = `gesehen: ${secret} und ${canary}`
  const nonsense: readonly unknown[] = [
    undefined,
    null,
    'x',
    {},
    [],
    { start: 0 },
    { start: 1, end: 1 },
    { start: 5, end: 1 },
    { start: -5, end: 3 },
    { start: 0, end: 1e9 },
    { start: 0.5, end: Number.NaN },
    { start: '0', end: '3' },
    Promise.resolve({ start: 0, end: 3 }),
  ]
  it.each(nonsense.map((answer) => [inspect(answer), answer] as const))(
    'answers %s',
    (_name, answer) => {
      const broken = defineRule({ ...rule, match: (() => answer) as () => number })
      const { text: clean, counted } = watch({ text, ok: 'x' }, { rules: [broken] })
      expect(clean).toBe('{"text":"[REDACTED]","ok":"x"}')
      expect(counted).toContain('fault')
    },
  )

  it.each([-1, Infinity, Number.NaN])(
    'answers %d: there is nothing, the others still look',
    (at) => {
      const { text: clean } = watch(text, { rules: [defineRule({ ...rule, match: () => at })] })
      expect(clean).not.toContain(canary)
    },
  )

  it('throws', () => {
    const { text: clean, counted } = watch(text, { rules: [defineRule({ ...rule, match: boom })] })
    expect(clean).toBe('"[REDACTED]"')
    expect(counted).toEqual(['fault'])
  })

  it('is slow', () => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 50))
    const slow = defineRule({ ...rule, match: (_text, at) => at + 1 })
    const { text: clean, counted } = watch(`${text} `.repeat(9), { rules: [slow] })
    expect(clean).toBe('"[REDACTED]"')
    expect(counted).toEqual(['budget'])
  })

  const echoes: readonly (readonly [string, (found: string) => unknown])[] = [
    ['throws', boom],
    ['gives it back', (found) => found],
    ['gives it back between others', (found) => `<${found}>`],
    ['gives back no text', () => ({ toString: () => canary })],
    ['gives back a list with it', (found) => [found]],
    ['gives back a book', (found) => `${found.slice(1)}${'x'.repeat(1_000)}`],
    ['gives back a promise', (found) => Promise.resolve(found)],
  ]
  it.each(echoes)('a replacement that %s, of a rule or a policy', (_name, replace) => {
    const own = replace as (found: string) => string
    const mine = watch(text, { rules: [defineRule({ ...rule, replace: own })] })
    const theirs = watch(canary, { replace: { email: own } })
    for (const { text: clean, counted } of [mine, theirs]) {
      expect(clean).not.toMatch(needle)
      expect(counted).toContain('fault')
    }
  })

  it('an observer that throws changes nothing', () => {
    const redactor = createRedactor({
      onRedaction: boom,
      onExemption: boom,
      allowValues: ['a@b.de'],
    })
    expect(redactor.redact({ note: canary, password: secret, mail: 'an a@b.de' })).toEqual({
      note: 'k***@example.org',
      password: '[REDACTED]',
      mail: '[REDACTED]',
    })
  })
})
