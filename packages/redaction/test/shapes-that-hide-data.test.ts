import { describe, expect, it } from 'vitest'
import { createRedactor } from '../src/index.ts'

const redactor = createRedactor()
const secret = 'hunter2-geheim'
const mail = 'max.mustermann@example.org'

function leaks(value: unknown): boolean {
  const text = JSON.stringify(redactor.redact(value)) ?? ''
  return text.includes('hunter2') || text.includes('mustermann')
}

class Applicant {
  readonly email = mail
  readonly note = `mail ${mail}`
  get password(): string {
    throw new Error('called')
  }
  toJSON(): string {
    throw new Error('called')
  }
  toString(): string {
    return mail
  }
}

function withGetter(): object {
  return Object.defineProperty({ a: 1 }, 'note', {
    enumerable: true,
    get: () => mail,
  })
}

const hidden: readonly (readonly [string, () => unknown])[] = [
  ['nested', () => ({ a: [{ b: { password: secret, c: mail } }] })],
  [
    'pairs',
    () => [
      ['x-api-key', secret],
      ['note', mail],
    ],
  ],
  ['rawHeaders', () => ['Host', 'x', 'X-Api-Key', secret, 'Cookie', secret]],
  ['command line', () => ['run', '--verbose', '--password', secret, 'x']],
  [
    '{name, value}',
    () => [
      { name: 'sid', value: secret },
      { key: 'password', value: secret },
    ],
  ],
  ['express-validator', () => ({ type: 'field', value: secret, path: 'user.password' })],
  ['class-validator', () => ({ target: {}, value: secret, property: 'password' })],
  ['Mongoose', () => ({ kind: 'minlength', path: 'password', value: secret })],
  ['Joi', () => ({ path: ['password'], context: { value: secret, key: 'password' } })],
  ['Zod', () => ({ code: 'invalid_literal', path: ['user', 'password'], received: secret })],
  ['Ajv', () => ({ instancePath: '/user/password', keyword: 'minLength', data: secret })],
  ['Zod, in a list', () => ({ path: ['passwords', 0], input: secret })],
  ['Ajv, in a list', () => ({ instancePath: '/passwords/0', data: secret })],
  ['CastError', () => ({ stringValue: `"${secret}"`, path: 'password' })],
  [
    'QueryFailedError of TypeORM',
    () => ({ query: 'INSERT INTO a VALUES ($1)', parameters: [secret] }),
  ],
  ['an error of knex', () => ({ sql: 'select * from a where b = ?', bindings: [secret] })],
  ['a query of mysql2', () => ({ sql: 'UPDATE a SET b = ?', values: [secret] })],
  ['a query event of Prisma', () => ({ query: 'SELECT 1 WHERE a = $1', params: secret })],
  ['ReplyError of ioredis', () => ({ command: { name: 'auth', args: ['app', secret] } })],
  ['OTLP attributes', () => [{ key: 'password', value: { stringValue: secret } }]],
  ['a key that is an address', () => ({ [`user:${mail}`]: 1 })],
  [
    'Map',
    () =>
      new Map<unknown, unknown>([
        ['password', secret],
        [mail, 1],
        [{}, mail],
      ]),
  ],
  ['Set', () => new Set([mail])],
  ['Headers', () => new Headers({ authorization: secret, 'x-note': mail })],
  ['URLSearchParams', () => new URLSearchParams({ token: secret, note: mail })],
  ['URL', () => new URL(`https://u:${secret}@example.org/?email=${mail}`)],
  ['Error', () => new Error(`failed for ${mail}`)],
  [
    'Error with cause',
    () => new Error('x', { cause: new Error(mail, { cause: { password: secret } }) }),
  ],
  ['AggregateError', () => new AggregateError([new Error(mail)], 'many')],
  ['fields of an Error', () => Object.assign(new Error('x'), { input: mail, token: secret })],
  [
    'what was no URL, in the error that says so',
    () =>
      Object.assign(new TypeError('x'), { code: 'ERR_INVALID_URL', input: 'hunter2 mustermann' }),
  ],
  ['class instance', () => new Applicant()],
  ['getter', withGetter],
  ['Buffer', () => Buffer.from(secret)],
  ['bytes', () => new TextEncoder().encode(mail)],
  ['Buffer that went through JSON', () => Buffer.from(mail).toJSON()],
  ['boxed string', () => Object(mail) as unknown],
  ['JSON in a string', () => JSON.stringify({ a: { password: secret, vorname: 'mustermann' } })],
  ['JSON in JSON', () => JSON.stringify({ body: JSON.stringify({ password: secret }) })],
  ['JSON in JSON in JSON', () => JSON.stringify(JSON.stringify(JSON.stringify({ token: secret })))],
  ['symbol and function', () => [Symbol(mail), () => mail]],
  ['null prototype', () => Object.assign(Object.create(null) as object, { password: secret })],
  [
    'array with a getter',
    () => Object.defineProperty([1], 0, { get: () => mail, enumerable: true }),
  ],
]

it.each([
  { path: '/reset/password', value: 'sent', input: 'sent' },
  { path: ['city'], received: 'Bremen' },
  { path: ['password'], expected: 'string', received: 'undefined' },
  { command: { name: 'get', args: ['sva:x'] } },
  { query: 'rathaus', params: ['seite'] },
  { query: { seite: 2 }, params: { id: 'x' } },
  { path: [], value: 'Bremen' },
  { instancePath: '', data: 'Bremen' },
  { name: 'password', data: 'changed' },
])('%o stays: the one is not the key of the other', (value) => {
  expect(redactor.redact(value)).toBe(value)
})

describe('personal data hides in a shape', () => {
  it.each(hidden)('%s', (_name, make) => {
    expect(leaks(make())).toBe(false)
    expect(leaks({ a: [make()] })).toBe(false)
    const once = redactor.redact(make())
    expect(redactor.redact(once)).toEqual(once)
  })
})

describe('a value throws or stalls the app', () => {
  it('cycles, deep trees, a billion paths, proxies that throw', () => {
    const cycle: Record<string, unknown> = { mail }
    cycle['self'] = cycle
    expect(redactor.redact(cycle)).toEqual({ mail: '[REDACTED]', self: '[circular]' })

    let deep: unknown = mail
    for (let depth = 0; depth < 20_000; depth++) deep = { deep }
    expect(leaks(deep)).toBe(false)

    let wide: unknown = [mail]
    for (let depth = 0; depth < 30; depth++) wide = [wide, wide]
    expect(leaks(wide)).toBe(false)

    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error(mail)
        },
      },
    )
    expect(redactor.redact({ hostile, ok: 1 })).toEqual({ hostile: '[REDACTED]', ok: 1 })
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(redactor.redact(proxy)).toBe('[REDACTED]')
    expect(redactor.redact(new Date(Number.NaN))).toBe(null)
  })

  it('a callback that throws does not decide whether a record leaves', () => {
    const angry = createRedactor({
      onRedaction: () => {
        throw new Error('no')
      },
    })
    expect(angry.redact(mail)).toBe('m***@example.org')
  })
})

describe('what is clean is copied, or what is given is changed', () => {
  it('comes back as the same reference', () => {
    const clean = { a: 1, b: ['x', { c: null, d: undefined }], e: true, name: 'permits' }
    expect(redactor.redact(clean)).toBe(clean)
  })

  it('keeps the clean branches of a dirty tree, and the tree itself untouched', () => {
    const dirty = { a: { clean: true }, note: mail, password: secret }
    const copy = structuredClone(dirty)
    const result = redactor.redact(dirty) as typeof dirty
    expect(dirty).toEqual(copy)
    expect(result.a).toBe(dirty.a)
    expect(result).toEqual({ a: { clean: true }, note: 'm***@example.org', password: '[REDACTED]' })
  })

  it('loses no value when two keys have one mask, and sets no prototype', () => {
    const result = redactor.redact({ 'ma@x.de': 1, 'mo@x.de': 2 })
    expect(Object.values(result as object)).toEqual([1, 2])
    const polluted = redactor.redact(JSON.parse('{"__proto__":{"admin":true},"note":"ma@x.de"}'))
    expect(Object.getPrototypeOf(polluted)).toBe(Object.prototype)
  })

  it('a regular expression is its text', () => {
    expect(redactor.redact({ pattern: /a+/u })).toEqual({ pattern: '/a+/u' })
  })

  it('an error keeps what helps', () => {
    const error = new TypeError('no route', { cause: new Error('socket') })
    expect(redactor.redact(error)).toMatchObject({
      name: 'TypeError',
      message: 'no route',
      stack: expect.stringContaining('TypeError: no route'),
      cause: { name: 'Error', message: 'socket' },
    })
  })
})
