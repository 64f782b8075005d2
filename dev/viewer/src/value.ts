// Reading OTLP JSON without trusting its shape: a wrong type reads as empty, never throws.

export type Json = Record<string, unknown>

export interface Attribute {
  readonly key: string
  readonly text: string
}

/** Deeper than any log a person reads; what lies below reads as `…`. */
const maxDepth = 32

export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {}

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const number = (value: unknown): number =>
  Number.isFinite(Number(value)) ? Number(value) : 0

/** Nanoseconds since 1970, an int64 as a string, to milliseconds with three decimals. */
export const milliseconds = (nanoseconds: unknown): number =>
  /^\d{1,20}$/.test(String(nanoseconds)) ? Number(BigInt(String(nanoseconds)) / 1000n) / 1000 : 0

export const hex = (value: unknown, length: number): string => {
  const id = text(value).toLowerCase()
  return id.length === length && /^[0-9a-f]+$/.test(id) ? id : ''
}

/** OTLP's `{ stringValue }`, `{ kvlistValue }` ... as plain JSON. */
export function plain(value: unknown, depth = 0): unknown {
  if (depth > maxDepth) return '…'
  const [kind, content] = Object.entries(object(value))[0] ?? []
  if (kind === 'arrayValue') return list(object(content).values).map((v) => plain(v, depth + 1))
  if (kind === 'kvlistValue') {
    const pairs = list(object(content).values).map(object)
    return Object.fromEntries(pairs.map((pair) => [text(pair.key), plain(pair.value, depth + 1)]))
  }
  if (kind === 'intValue') return number(content)
  return typeof content === 'object' ? null : (content ?? null)
}

/** The same for reading: text as it is, everything else as JSON. */
export function readable(value: unknown): string {
  const content = plain(value)
  return typeof content === 'string' ? content : JSON.stringify(content)
}

export const attributes = (pairs: unknown): Attribute[] =>
  list(pairs)
    .map(object)
    .map((pair) => ({ key: text(pair.key), text: readable(pair.value) }))

export const valueOf = (all: readonly Attribute[], key: string): string =>
  all.find((attribute) => attribute.key === key)?.text ?? ''
