import { describe, expect, it } from 'vitest'
import { createRedactor, snapshot } from '../src/index.ts'
import { boom, calls, engineValues, hidden, link, mail, secret } from './support/engine-values.ts'

const needles = /mustermann|hunter2|4111/

const trap = (): never => {
  throw new Error(`trapped with ${mail}`)
}

/** A proxy whose every trap but the named ones throws. */
function trapped(target: object, open: readonly (keyof ProxyHandler<object>)[] = []): object {
  const traps = ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf'] as const
  return new Proxy(
    target,
    Object.fromEntries(traps.filter((name) => !open.includes(name)).map((name) => [name, trap])),
  )
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

/** An object whose prototype says it is something that it is not. */
function pretending(type: { readonly prototype: object }, fields: object = {}): object {
  const data = Object.entries(fields).map(([name, value]) => [name, { value, enumerable: true }])
  return Object.create(type.prototype, Object.fromEntries(data)) as object
}

function sparse(): unknown[] {
  const list: unknown[] = []
  list[5] = mail
  return list
}

const values: Readonly<Record<string, () => unknown>> = {
  ...engineValues,
  pairs: () => [
    ['password', secret],
    ['note', mail],
  ],
  rawHeaders: () => ['Host', 'a', 'Authorization', secret, 'Cookie', `sid=${secret}`],
  frozen: () => Object.freeze({ password: secret, deep: Object.freeze([mail]) }),
  sealed: () => Object.seal([mail]),
  'null prototype': () => Object.assign(Object.create(null) as object, { note: mail }),
  'a prototype with data': () => Object.create({ note: mail }),
  'a prototype with a throwing getter': () =>
    Object.create({
      get note() {
        return boom()
      },
    }),
  'a getter': () => ({
    get note() {
      return boom()
    },
  }),
  'a getter in a list': () => Object.defineProperty([1], '0', { get: boom, enumerable: true }),
  toJSON: () => ({ toJSON: boom, note: mail }),
  'toJSON as data': () => ({ toJSON: { mail } }),
  'toString as data': () => ({ toString: mail }),
  '__proto__ as a key': () => JSON.parse(`{"__proto__":{"note":"${mail}"}}`),
  'constructor as a key': () => ({ constructor: { name: mail }, hasOwnProperty: mail }),
  'a symbol as a key': () => ({ [Symbol(mail)]: mail, [Symbol.for('x')]: { mail } }),
  'hidden data': () => hidden({}, 'note', mail),
  'a symbol': () => Symbol(mail),
  'a function with fields': () => Object.assign(() => mail, { note: mail }),
  'an async function': () => async () => mail,
  'a promise': () => Promise.resolve(mail),
  'a WeakMap': () => new WeakMap([[{}, mail]]),
  'a WeakRef': () => new WeakRef({ mail }),
  'an iterator': () => [mail].values(),
  'a generator': () =>
    (function* () {
      yield mail
    })(),
  'a boxed string': () => Object(mail) as unknown,
  'a boxed string with fields': () => Object.assign(Object('x') as object, { note: mail }),
  'a boxed BigInt of a card': () => Object(4111111111111111n) as unknown,
  'a boxed symbol': () => Object(Symbol(mail)) as unknown,
  'a card as a number': () => 4111111111111111,
  'a card as a BigInt': () => 4111111111111111n,
  'a regular expression': () => new RegExp(mail),
  'a map with objects as keys': () =>
    new Map<unknown, unknown>([
      [{ mail }, { mail }],
      [mail, [mail]],
    ]),
  'a map in a map': () => new Map([['a', new Map([['password', secret]])]]),
  'a set of lists': () => new Set([[mail], new Set([mail])]),
  'a sparse list': sparse,
  'a list with fields': () => Object.assign([1], { note: mail }),
  arguments: () =>
    (function (..._all: unknown[]) {
      return arguments
    })(mail),
  'a list of a billion holes': () => {
    const list: unknown[] = [mail]
    list.length = 2 ** 31
    return list
  },
  'a cycle through a map': () => {
    const map = new Map<string, unknown>([['note', mail]])
    map.set('self', map)
    return map
  },
  'a cycle through a list': () => {
    const list: unknown[] = [mail]
    list.push(list, [list])
    return list
  },
  'depth of 20,000': () => {
    let deep: unknown = mail
    for (let level = 0; level < 20_000; level++) deep = level % 2 ? [deep] : { deep }
    return deep
  },
  'a revoked proxy': () => revoked({}),
  'a revoked proxy of a list': () => revoked([]),
  'a revoked proxy of a function': () => revoked(() => {}),
  'a proxy that throws': () => trapped({ mail }),
  'a proxy of a list that throws': () => trapped([mail]),
  'a proxy that throws late': () => trapped({ mail }, ['getPrototypeOf', 'has', 'get']),
  'a proxy that shows only its keys': () => trapped({ mail }, ['getPrototypeOf', 'ownKeys', 'has']),
  'a proxy that lies about its length': () =>
    new Proxy([mail], { get: (list, name) => (name === 'length' ? 1e9 : Reflect.get(list, name)) }),
  'a proxy of a map': () => new Proxy(new Map([['password', secret]]), {}),
  'a proxy of a date': () => new Proxy(new Date(0), {}),
  'a proxy of an error': () => new Proxy(new Error(mail), {}),
  'a proxy of bytes': () => new Proxy(new TextEncoder().encode(mail), {}),
  'what pretends to be a date': () => pretending(Date, { note: mail }),
  'what pretends to be a map': () => pretending(Map, { note: mail }),
  'what pretends to be a set': () => pretending(Set, { note: mail }),
  'what pretends to be a URL': () => pretending(URL, { href: link }),
  'what pretends to be an error': () => pretending(Error, { message: mail, stack: mail }),
  'what pretends to be bytes': () => pretending(Uint8Array, { note: mail }),
  'what pretends to be a boxed string': () => pretending(String, { note: mail }),
  'what pretends to be headers': () => pretending(Headers, { cookie: secret }),
  'what pretends to be serialized bytes': () => ({ type: 'Buffer', data: { mail } }),
  'serialized bytes with fields': () => ({ type: 'Buffer', data: [109], note: mail }),
  'Symbol.hasInstance that throws': () => ({ [Symbol.hasInstance]: boom, note: mail }),
  globalThis: () => ({ env: { PASSWORD: secret, NOTE: mail } }),
}

const redactor = createRedactor()
/** What a serializer would see: with the keys, and BigInt as text. */
const shown = (value: unknown): string =>
  JSON.stringify(value, (_key, it: unknown) => (typeof it === 'bigint' ? String(it) : it)) ?? ''

it('are at least as many as the shapes that are claimed', () => {
  expect(Object.keys(values).length).toBeGreaterThanOrEqual(100)
})

describe.each(Object.entries(values))('%s', (_name, make) => {
  it('does not leak, does not throw, is not called', () => {
    for (const value of [make(), { a: [make()] }, new Map([['a', make()]]), [make(), make()]]) {
      expect(shown(redactor.redact(value))).not.toMatch(needles)
      expect(shown(redactor.redact(snapshot(value)))).not.toMatch(needles)
    }
    expect(shown(redactor.redact(make(), 'password'))).not.toMatch(needles)
    const value = make()
    calls.count = 0
    const once = redactor.redact(value)
    snapshot(value)
    expect(calls.count).toBe(0)
    expect(redactor.redact(once)).toEqual(once)
  })

  it('is plain afterwards', () => {
    const clean = redactor.redact(make())
    expect(() => structuredClone(clean)).not.toThrow()
  })
})
