import type { AnyValue } from '@opentelemetry/api'

const MAX_DEPTH = 32
const MAX_ENTRIES = 1_000

/**
 * A plain copy of any value as it is now: what the app changes afterwards does not reach the
 * wire, and nothing that a serializer would choke on does (cycles, getters, BigInt, proxies).
 * Never calls a getter or `toJSON`, never throws.
 */
export function snapshot(value: unknown): AnyValue {
  return copy(value, new Set())
}

function copy(value: unknown, path: Set<object>): AnyValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value
    case 'number':
      return Number.isFinite(value) ? value : String(value)
    case 'bigint':
      return String(value)
    case 'object':
      return value === null ? null : copyObject(value, path)
    default:
      return `[${typeof value}]`
  }
}

function copyObject(value: object, path: Set<object>): AnyValue {
  if (path.has(value)) return '[circular]'
  if (path.size >= MAX_DEPTH) return '[too deep]'
  path.add(value)
  try {
    return copyKnown(value, path)
  } catch {
    // A revoked or hostile proxy: whatever it holds stays here.
    return '[unreadable]'
  } finally {
    path.delete(value)
  }
}

function copyKnown(value: object, path: Set<object>): AnyValue {
  if (Array.isArray(value)) return copyList(value, path)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof URL) return value.href
  if (value instanceof Set) return copyList([...value], path)
  if (ArrayBuffer.isView(value)) return `[bytes ${value.byteLength}]`
  if (value instanceof ArrayBuffer) return `[bytes ${value.byteLength}]`
  if (value instanceof Map || (typeof Headers === 'function' && value instanceof Headers)) {
    return copyEntries(value.entries(), path)
  }
  if (value instanceof Error) return copyError(value, path)
  return copyEntries(ownData(value), path)
}

function copyList(list: readonly unknown[], path: Set<object>): AnyValue[] {
  const copied = list.slice(0, MAX_ENTRIES).map((item) => copy(item, path))
  if (list.length > MAX_ENTRIES) copied.push(`[${list.length - MAX_ENTRIES} more]`)
  return copied
}

function copyEntries(entries: Iterable<[unknown, unknown]>, path: Set<object>): AnyValue {
  const copied: Record<string, AnyValue> = Object.create(null)
  let count = 0
  for (const [key, value] of entries) {
    if (++count > MAX_ENTRIES) break
    copied[typeof key === 'string' ? key : String(copy(key, path))] = copy(value, path)
  }
  return copied
}

/** An error keeps what helps (message, stack, cause, errors) and its own fields. */
function copyError(error: Error, path: Set<object>): AnyValue {
  const cause: unknown = Object.getOwnPropertyDescriptor(error, 'cause')?.value
  const errors: unknown = Object.getOwnPropertyDescriptor(error, 'errors')?.value
  return copyEntries(
    [
      ['type', errorType(error)],
      ['message', dataProperty(error, 'message') ?? ''],
      ['stacktrace', dataProperty(error, 'stack') ?? ''],
      ...(cause === undefined ? [] : [['cause', cause] as [string, unknown]]),
      ...(errors === undefined ? [] : [['errors', errors] as [string, unknown]]),
      ...ownData(error),
    ],
    path,
  )
}

export function errorType(error: Error): string {
  return dataProperty(error, 'name') ?? error.constructor?.name ?? 'Error'
}

// In V8 of Node 24 `stack` is an accessor of the engine: the one getter that is safe to call.
const engineStack = getterOf(new Error('any'), 'stack')

function getterOf(owner: object, key: string): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(owner, key)
  return descriptor && Reflect.get(descriptor, 'get')
}

/** A string property that is data all the way up the prototypes; a getter is never called. */
export function dataProperty(value: object, key: string): string | undefined {
  for (let owner: object | null = value; owner !== null; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertyDescriptor(owner, key)
    if (found === undefined) continue
    const engines = engineStack !== undefined && getterOf(owner, key) === engineStack
    const text: unknown = engines ? Reflect.get(owner, key, value) : found.value
    return typeof text === 'string' ? text : undefined
  }
  return undefined
}

function* ownData(value: object): Generator<[string, unknown]> {
  for (const key of Object.keys(value)) {
    const found = Object.getOwnPropertyDescriptor(value, key)
    if (found !== undefined) yield [key, 'value' in found ? found.value : '[getter]']
  }
}
