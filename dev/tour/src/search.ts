import { formsOf, type Encoding } from './encodings.ts'

/** Bytes of a form that are hashed; a shorter needle would be found by accident. */
const window = 8
const base = 0x01000193
/** base ** window: takes the byte that leaves the window out of the hash. */
const leaving = Array.from({ length: window }).reduce<number>((power) => Math.imul(power, base), 1)

interface Form<Name> {
  readonly bytes: Uint8Array
  readonly encoding: Encoding
  readonly name: Name
}

/**
 * Finds any of thousands of needles, in every encoding, in one pass over the bytes (Rabin and
 * Karp's rolling hash over the last bytes of each form). It remembers what it found, not where.
 */
export class Search<Name> {
  readonly #forms = new Map<number, Form<Name>[]>()
  /** Says for most hashes that nothing ends here; the map is asked for the rest. */
  readonly #filter = new Uint8Array(1 << 16)
  readonly #found = new Map<Name, Set<Encoding>>()
  #bytes = 0

  /** @throws RangeError when the needle is too short to mean anything */
  add(name: Name, needle: string): void {
    if (Buffer.byteLength(needle) < window) {
      throw new RangeError(`A needle has at least ${window} bytes.`)
    }
    for (const [form, encoding] of formsOf(needle)) this.#index({ name, encoding }, form)
  }

  scan(bytes: Uint8Array): void {
    this.#bytes += bytes.length
    let hash = 0
    for (let at = 0; at < bytes.length; at++) {
      hash = Math.imul(hash, base) + bytes[at]!
      if (at >= window) hash -= Math.imul(bytes[at - window]!, leaving)
      hash |= 0
      if (this.#filter[hash >>> 16] === 1) this.#compare(hash, bytes, at + 1)
    }
  }

  /** What arrived, and in which encodings. */
  get found(): ReadonlyMap<Name, ReadonlySet<Encoding>> {
    return this.#found
  }

  /** How much was searched. */
  get bytes(): number {
    return this.#bytes
  }

  #index({ name, encoding }: { name: Name; encoding: Encoding }, form: string): void {
    const bytes = Buffer.from(form)
    // The end of a needle tells it from its neighbours; many begin alike.
    let hash = 0
    for (const byte of bytes.subarray(-window)) hash = (Math.imul(hash, base) + byte) | 0
    this.#filter[hash >>> 16] = 1
    const forms = this.#forms.get(hash)
    if (forms === undefined) this.#forms.set(hash, [{ bytes, encoding, name }])
    else forms.push({ bytes, encoding, name })
  }

  #compare(hash: number, haystack: Uint8Array, end: number): void {
    for (const { bytes, encoding, name } of this.#forms.get(hash) ?? []) {
      const start = end - bytes.length
      if (start < 0 || Buffer.compare(bytes, haystack.subarray(start, end)) !== 0) continue
      const known = this.#found.get(name)
      if (known === undefined) this.#found.set(name, new Set([encoding]))
      else known.add(encoding)
    }
  }
}
