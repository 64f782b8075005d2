/** Data that no output may hold. */
export const mail = 'max.mustermann@example.org'
export const secret = 'hunter2-geheim'

/** How often a method or a getter of a value was called. */
export const calls = { count: 0 }

export const boom = (): never => {
  calls.count += 1
  throw new Error(`called with ${mail}`)
}

export function hidden(target: object, name: PropertyKey, value: unknown): object {
  return Object.defineProperty(target, name, { value, enumerable: false })
}

class Account {
  #password = secret
  note = mail
  static note = mail
  get email(): string {
    return boom()
  }
  valueOf(): never {
    return boom()
  }
  toString(): never {
    return boom()
  }
  toJSON(): never {
    return boom()
  }
  [Symbol.toPrimitive](): never {
    return boom()
  }
  get [Symbol.toStringTag](): string {
    return boom()
  }
  password(): string {
    return this.#password
  }
}

class Names extends Array<string> {
  override get length(): number {
    return super.length
  }
  override map(): never {
    return boom()
  }
  override [Symbol.iterator](): never {
    return boom()
  }
}

class Labels extends Map<string, string> {
  override forEach(): never {
    return boom()
  }
  override get size(): number {
    return boom()
  }
  override [Symbol.iterator](): never {
    return boom()
  }
  override entries(): never {
    return boom()
  }
}

class Group extends Set<string> {
  override forEach(): never {
    return boom()
  }
  override values(): never {
    return boom()
  }
}

class Birthday extends Date {
  override toISOString(): never {
    return boom()
  }
  override getTime(): never {
    return boom()
  }
  override toJSON(): never {
    return boom()
  }
}

class Link extends URL {
  override toString(): never {
    return boom()
  }
}

class Failure extends Error {
  override get message(): string {
    return boom()
  }
  override get name(): string {
    return boom()
  }
  override get stack(): string {
    return boom()
  }
  override get cause(): unknown {
    return boom()
  }
}

export const link = `https://erika:${secret}@example.org/?token=${secret}&mail=${mail}`

/** Values of the engine and the platform, and classes made from them. */
export const engineValues: Readonly<Record<string, () => unknown>> = {
  'class instance whose every method throws': () => new Account(),
  'class itself': () => Account,
  'list whose iterator throws': () => Names.from([mail]),
  'map whose methods throw': () =>
    new Labels([
      ['password', secret],
      [mail, mail],
    ]),
  'set whose methods throw': () => new Group([mail]),
  'date whose methods throw': () => new Birthday(0),
  'date with a field': () => Object.assign(new Date(0), { note: mail, toJSON: boom }),
  'URL whose methods throw': () => new Link(link),
  URL: () => new URL(link),
  URLSearchParams: () => new URLSearchParams({ token: secret, q: mail }),
  Headers: () => new Headers({ authorization: `Bearer ${secret}`, cookie: `sid=${secret}` }),
  Request: () => new Request(link.replace(/\/\/.*@/, '//'), { headers: { cookie: secret } }),
  Response: () => new Response(mail, { headers: { 'set-cookie': `sid=${secret}` } }),
  FormData: () => {
    const form = new FormData()
    form.set('password', secret)
    form.set('note', mail)
    return form
  },
  Blob: () => new Blob([mail]),
  File: () => new File([mail], `${mail}.txt`),
  'error whose fields are getters that throw': () => new Failure('x'),
  error: () => new Error(`for ${mail}`),
  'error with a message that is no text': () => hidden(new Error('x'), 'message', { mail }),
  'error with a getter as stack': () =>
    Object.defineProperty(new Error('x'), 'stack', { get: boom }),
  'error with an object as stack': () => Object.assign(new Error('x'), { stack: { mail } }),
  'error that is its own cause': () => {
    const error = new Error(mail)
    error.cause = error
    return error
  },
  'a chain of a thousand causes': () => {
    let error = new Error(mail)
    for (let link = 0; link < 1_000; link++) error = new Error(mail, { cause: error })
    return error
  },
  'cause that is a text': () => new Error('x', { cause: mail }),
  'cause behind a password key': () => new Error('x', { cause: { password: secret } }),
  AggregateError: () => new AggregateError([mail, new Error(mail), { token: secret }], mail),
  'SuppressedError, by shape': () =>
    Object.assign(new Error('x'), { error: new Error(mail), suppressed: mail }),
  DOMException: () => new DOMException(mail, 'AbortError'),
  'error of another realm, by shape': () => ({ name: 'Error', message: mail, stack: mail }),
  Uint8Array: () => new TextEncoder().encode(mail),
  'Float64Array of a card': () => new Float64Array([4111111111111111]),
  BigInt64Array: () => new BigInt64Array([4111111111111111n]),
  DataView: () => new DataView(new TextEncoder().encode(mail).buffer),
  ArrayBuffer: () => new TextEncoder().encode(mail).buffer,
  SharedArrayBuffer: () => new SharedArrayBuffer(8),
  Buffer: () => Buffer.from(secret),
  'Buffer with a field': () => Object.assign(Buffer.from('x'), { note: mail }),
  'Buffer that went through JSON': () => JSON.parse(JSON.stringify(Buffer.from(mail))),
  'typed array that went through JSON': () =>
    Object.fromEntries(new TextEncoder().encode(mail).entries()),
}
