/**
 * An entry whose key another entry of the same object tells, and which: pairs of headers and
 * variables, then what validators say of a field (express-validator, class-validator, Mongoose, Joi,
 * Zod, Ajv).
 */
const told = new Map(
  [
    ['value', 'name key property path param field'],
    ['values', 'name key'],
    ['received', 'path'],
    ['input', 'path'],
    ['data', 'instancePath'],
  ].map(([key = '', by = '']) => [key, by.split(' ')]),
)

/** `{ key: 'password', value: … }`, `{ path: ['user', 'password'], … }`: what the value's key is. */
export function labelOf(
  key: string,
  keys: readonly string[],
  values: readonly unknown[],
): string | undefined {
  for (const by of told.get(key) ?? []) {
    const at = keys.indexOf(by)
    const value = at < 0 ? undefined : values[at]
    const last: unknown = Array.isArray(value) ? value.at(-1) : value
    if (typeof last !== 'string') continue
    // A path of a server is no path of a field; only Ajv writes one like the other.
    if (by === 'instancePath') return last.slice(last.lastIndexOf('/') + 1)
    if (by !== 'path' || !last.includes('/')) return last
  }
  return undefined
}

export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Two keys can have one mask; neither value is lost, and `__proto__` is a key like any other. */
export function objectOf(keys: readonly string[], values: readonly unknown[]): object {
  const object: Record<string, unknown> = {}
  for (const [index, key] of keys.entries()) {
    const value = values[index]
    let free = key
    for (let copy = 2; Object.hasOwn(object, free); copy++) free = `${key} (${copy})`
    if (free !== '__proto__') object[free] = value
    else
      Object.defineProperty(object, free, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      })
  }
  return object
}
