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
