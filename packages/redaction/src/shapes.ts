/** What stands for a value that is not looked into. */
export const CIRCULAR = '[circular]'
export const TOO_DEEP = '[too deep]'
export const TOO_LARGE = '[too large]'
export const GETTER = '[getter]'

type Entries = readonly (readonly [key: string, value: unknown])[]

/** In V8 the stack is an accessor of every error; it is the engine's own, so it may be called. */
const nativeStack = Object.getOwnPropertyDescriptor(new Error('probe'), 'stack')

const boxes = [String, Number, Boolean]

/** An object that stands for one plain value; the engine's own methods, never overridden ones. */
export function leafOf(value: object): { readonly value: unknown } | undefined {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return { value: `[bytes ${value.byteLength}]` }
  }
  if (value instanceof Date) {
    const time = Date.prototype.getTime.call(value)
    return { value: Number.isNaN(time) ? null : new Date(time).toISOString() }
  }
  if (typeof URL === 'function' && value instanceof URL) {
    return { value: URL.prototype.toString.call(value) }
  }
  const box = boxes.find((box) => value instanceof box)
  if (box !== undefined)
    return { value: Reflect.apply(box.prototype.valueOf, value, []) as unknown }
  if (value instanceof RegExp) return { value: RegExp.prototype.toString.call(value) }
  return serializedBytes(value)
}

/** `{"type":"Buffer","data":[97,…]}`: what is left of bytes that went through JSON. */
export function serializedBytes(value: object): { readonly value: string } | undefined {
  if (dataOf(value, 'type') !== 'Buffer') return undefined
  const data = dataOf(value, 'data')
  return Array.isArray(data) ? { value: `[bytes ${data.length}]` } : undefined
}

export function itemsOf(value: object): readonly unknown[] | undefined {
  if (!(value instanceof Set)) return undefined
  const items: unknown[] = []
  Set.prototype.forEach.call(value, (item: unknown) => items.push(item))
  return items
}

/** The entries of everything that has entries but shows none when serialized. */
export function entriesOf(value: object): Entries | undefined {
  if (value instanceof Error) return errorEntries(value)
  const entries: [string, unknown][] = []
  const collect = (item: unknown, key: unknown): void => {
    entries.push([keyText(key), item])
  }
  if (value instanceof Map) Map.prototype.forEach.call(value, collect)
  else if (typeof Headers === 'function' && value instanceof Headers) {
    Headers.prototype.forEach.call(value, collect)
  } else if (typeof URLSearchParams === 'function' && value instanceof URLSearchParams) {
    URLSearchParams.prototype.forEach.call(value, collect)
  } else if (typeof FormData === 'function' && value instanceof FormData) {
    FormData.prototype.forEach.call(value, collect)
  } else return undefined
  return entries
}

function keyText(key: unknown): string {
  return typeof key === 'string' || typeof key === 'number' || typeof key === 'bigint'
    ? String(key)
    : `[${typeof key}]`
}

/** What stands under these keys, as data; a getter is named, not called. */
export function ownValues(value: object, keys: readonly string[]): readonly unknown[] {
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
  const stack = readable ? own.get?.call(error) : own?.value
  const entries: [string, unknown][] = [
    ['name', name ?? 'Error'],
    ['message', message ?? ''],
  ]
  if (typeof stack === 'string') entries.push(['stack', stack])
  for (const key of ['cause', 'errors']) {
    const found = dataOf(error, key)
    if (found !== undefined) entries.push([key, found])
  }
  const taken = new Set(entries.map(([key]) => key))
  return [...entries, ...ownEntries(error).filter(([key]) => !taken.has(key))]
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
