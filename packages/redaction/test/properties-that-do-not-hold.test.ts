import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodings,
  keys,
  markers,
  secrets,
  separators,
  texts,
  units,
  words,
} from '../fuzz/pieces.ts'
import { rowsToKeep } from '../corpus/keep.ts'
import { createRedactor } from '../src/index.ts'

/** Pinned, so that a red build is red again; fast-check prints it with the smallest example. */
const settings = { seed: 20_261_121, numRuns: 3_000 }

const redactor = createRedactor()
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  { weight: 3, arbitrary: fc.constantFrom(...separators) },
  { weight: 2, arbitrary: fc.constantFrom(...units) },
  fc.constantFrom(...markers),
  fc.constantFrom(...words),
  fc
    .tuple(fc.constantFrom(...texts), fc.constantFrom(...encodings))
    .map(([text, encode]) => encode(text)),
)
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
const key = fc.constantFrom(...keys)

describe('cleaning twice changes more than cleaning once', () => {
  it('a text', () => {
    fc.assert(
      fc.property(text, (input) => {
        const once = redactor.redact(input)
        expect(redactor.redact(once)).toBe(once)
      }),
      settings,
    )
  })

  it('a value under its key, of any kind', () => {
    fc.assert(
      fc.property(text, key, (input, key) => {
        const once = redactor.redact(input, key)
        expect(redactor.redact(once, key)).toBe(once)
      }),
      settings,
    )
  })

  it('an object', () => {
    const leaf = fc.oneof(text, fc.double(), fc.bigInt(), fc.constant(null))
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(key, text), tie('value'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(value, (input) => {
        const once = redactor.redact(input)
        expect(redactor.redact(once)).toEqual(once)
      }),
      { ...settings, numRuns: 400 },
    )
  })

  it('a text that is cut, or that grows beyond the limit while it is cleaned', () => {
    const small = createRedactor({ limits: { text: 256 } })
    fc.assert(
      fc.property(text, fc.nat(30), (input, more) => {
        const long = `${input} `.repeat(60).slice(0, 240 + more)
        const once = small.redact(long)
        expect(small.redact(once)).toBe(once)
      }),
      settings,
    )
  })
})

/** What a mask may show of a value: a domain, the ends of an account number, names of cookies. */
const shown: Readonly<Record<string, RegExp>> = {
  email: /@\[IPv6:|(?<=@|%40|\\u0040|&#64;|＠).+$/gi,
  iban: /^.{4}|.{4}$/g,
  'keyed-secret': /[\w-]+=|; ?(?:Path=\/|Secure|SameSite=Lax|[\w-]+=)/g,
}
const fixed = /\[[a-z-]+\]|\[?REDACTED\]?|\*{3,}/g

describe('a marker holds part of what it hides', () => {
  const alone = texts.flatMap((input) => {
    const [found, ...more] = redactor.explain(input)
    const clean = redactor.redact(input) as string
    if (found === undefined || more.length > 0) return []
    const { rule, start, end } = found
    const [before, behind] = [input.slice(0, start), input.slice(end)]
    if (!clean.startsWith(before) || !clean.endsWith(behind)) return []
    const marker = clean.slice(start, clean.length - behind.length)
    return [{ rule, value: input.slice(start, end), marker }]
  })

  it('nearly every example is looked at', () => {
    expect(alone.length).toBeGreaterThan(700)
    expect(new Set(alone.map(({ rule }) => rule)).size).toBe(
      Object.keys(redactor.policy.rules).length,
    )
  })

  it.each(alone)('$rule: $value', ({ rule, value, marker }) => {
    const allowed = value.match(shown[rule] ?? /^$/) ?? []
    const hidden = allowed.reduce(
      (rest, part) => rest.replaceAll(part, ' '),
      marker.replaceAll(fixed, ' '),
    )
    const parts = Array.from(value, (_unit, at) => value.slice(at, at + 4))
    expect(parts.filter((part) => part.length === 4 && hidden.includes(part))).toEqual([])
  })
})

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

describe('what is clean is copied or changed', () => {
  // A text that ends like a key is the key of what follows it in a list: rawHeaders.
  const rows = rowsToKeep.filter((row) => redactor.verdict(row).kind === 'text')
  const clean = fc.oneof(fc.constantFrom(...rows), fc.boolean(), fc.nat(), fc.constant(null))
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      clean,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('note', 'size', 'ok', 'route'), tie('value'), { maxKeys: 4 }),
    ),
  }))

  it('strings, lists and objects come back themselves', () => {
    fc.assert(
      fc.property(value, (input) => {
        expect(redactor.redact(frozen(input))).toBe(input)
      }),
      settings,
    )
  })

  it('what is not clean is copied, and what is clean within it is not', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...secrets), (input, [text]) => {
        const outer = frozen({ input, list: [input, text, 1], password: text })
        const copy = redactor.redact(outer) as typeof outer
        expect(copy).not.toBe(outer)
        expect(copy.input).toBe(input)
        expect(copy.list[0]).toBe(input)
        expect(outer.password).toBe(text)
      }),
      settings,
    )
  })
})
