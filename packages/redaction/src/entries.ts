/** `{ name: 'sid', value: … }` and `{ key: 'password', value: … }`: the key is in the value. */
export function labelOf(keys: readonly string[], values: readonly unknown[]): string | undefined {
  if (!keys.includes('value') && !keys.includes('values')) return undefined
  const label = values[keys.findIndex((key) => key === 'name' || key === 'key')]
  return typeof label === 'string' ? label : undefined
}

export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** What was clean until here, in a copy. */
export function copyOf(
  keys: readonly string[],
  values: readonly unknown[],
  until: number,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (let index = 0; index < until; index++) put(copy, keys[index] as string, values[index])
  return copy
}

/** Two keys can have one mask; neither value is lost, and `__proto__` is a key like any other. */
export function put(target: Record<string, unknown>, key: string, value: unknown): void {
  let free = key
  for (let copy = 2; Object.hasOwn(target, free); copy++) free = `${key} (${copy})`
  if (free !== '__proto__') target[free] = value
  else
    Object.defineProperty(target, free, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}
