import { REDACTED } from './markers.ts'

/** What stands for a value that is not looked into. */
export const CIRCULAR = '[circular]'
export const TOO_DEEP = '[too deep]'
export const TOO_LARGE = '[too large]'
export const GETTER = '[getter]'

type Entries = readonly (readonly [key: string, value: unknown])[]

/** What an object is as data: one value, a list, or keys with their values. */
export type Shape =
  | { readonly leaf: unknown }
  | { readonly list: readonly unknown[] }
  | { readonly entries: Entries }

/** In V8 the stack is an accessor of every error; it is the engine's own, so it may be called. */
const nativeStack = Object.getOwnPropertyDescriptor(new Error('probe'), 'stack')

interface Type {
  readonly prototype: Readonly<Record<string, unknown>>
}

/** The engine's types that show nothing when serialized, and how each tells what it holds. */
const types = Object.entries({
  URL: 'toString',
  String: 'valueOf',
  Number: 'valueOf',
  Boolean: 'valueOf',
  RegExp: 'toString',
  Set: 'forEach',
  Map: 'forEach',
  Headers: 'forEach',
  URLSearchParams: 'forEach',
  FormData: 'forEach',
})

/** By the engine's own methods, never by overridden ones. */
export function shapeOf(value: object): Shape {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return bytes(value.byteLength)
  if (value instanceof Date) {
    return { leaf: new Date(Date.prototype.getTime.call(value)).toJSON() }
  }
  if (value instanceof Error) return { entries: errorEntries(value) }
  for (const [name, method] of types) {
    const prototype = (globalThis as unknown as Record<string, Type | undefined>)[name]?.prototype
    if (!prototype || !Object.prototype.isPrototypeOf.call(prototype, value)) continue
    const entries: [string, unknown][] = []
    const collect = (item: unknown, key: unknown): unknown => entries.push([keyText(key), item])
    const leaf: unknown = Reflect.apply(prototype[method] as typeof collect, value, [collect])
    if (method !== 'forEach') return { leaf }
    return name === 'Set' ? { list: entries.map(([, item]) => item) } : { entries }
  }
  return serializedBytes(value) ?? { entries: ownEntries(value) }
}

/** `{"type":"Buffer","data":[97,…]}`: what is left of bytes that went through JSON. */
export function serializedBytes(value: object): { readonly leaf: string } | undefined {
  const data = dataOf(value, 'type') === 'Buffer' && dataOf(value, 'data')
  return Array.isArray(data) ? bytes(data.length) : undefined
}

function bytes(length: number): { readonly leaf: string } {
  return { leaf: `[bytes ${length}]` }
}

function keyText(key: unknown): string {
  return /string|number|bigint/.test(typeof key) ? String(key) : `[${typeof key}]`
}

/** What stands under these keys, as data; a getter is named, not called. */
export function ownValues(value: object, keys: readonly string[]): unknown[] {
  return keys.map((key) => {
    const own = Object.getOwnPropertyDescriptor(value, key)
    return own !== undefined && 'value' in own ? own.value : GETTER
  })
}

/** Own enumerable data. */
export function ownEntries(value: object): Entries {
  const keys = Object.keys(value)
  const values = ownValues(value, keys)
  return keys.map((key, index) => [key, values[index]] as const)
}

/** An error keeps what helps: name, message, stack, cause, errors, and its own fields. */
function errorEntries(error: Error): Entries {
  const name = inheritedText(error, 'name')
  const message = inheritedText(error, 'message')
  const own = Object.getOwnPropertyDescriptor(error, 'stack')
  // The engine writes the stack when it is first read, and asks for both: getters would be called.
  const isNative = own?.get !== undefined && own.get === nativeStack?.get
  const readable = isNative && name !== undefined && message !== undefined
  const stack: unknown = readable ? own.get?.call(error) : own?.value
  const entries = new Map<string, unknown>()
  const found: Entries = [
    ['name', name ?? 'Error'],
    ['message', message ?? ''],
    ['stack', typeof stack === 'string' ? stack : undefined],
    ['cause', dataOf(error, 'cause')],
    ['errors', dataOf(error, 'errors')],
    ...ownEntries(error),
  ]
  for (const [key, item] of found) {
    if (item !== undefined && !entries.has(key)) entries.set(key, item)
  }
  // What was no URL: the visitor's own text, whatever it says.
  if (entries.get('code') === 'ERR_INVALID_URL') entries.set('input', REDACTED)
  return [...entries]
}

function dataOf(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

/** Text that is data all the way up the prototypes. */
function inheritedText(value: object, key: string): string | undefined {
  for (let owner: object | null = value; owner !== null; owner = Object.getPrototypeOf(owner)) {
    const own = Object.getOwnPropertyDescriptor(owner, key)
    if (own !== undefined) return typeof own.value === 'string' ? own.value : undefined
  }
  return undefined
}
