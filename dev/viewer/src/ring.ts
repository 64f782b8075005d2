export interface RingLimits {
  readonly entries: number
  /** Characters of JSON, summed over all entries. */
  readonly size: number
}

/** A map that forgets: the oldest entry goes when there are too many, or too much of them. */
export class Ring<V> {
  readonly #limits: RingLimits
  readonly #entries = new Map<string, { readonly value: V; readonly size: number }>()
  #size = 0

  constructor(limits: RingLimits) {
    this.#limits = limits
  }

  /** Adds or renews an entry; either way it is now the youngest. */
  set(key: string, value: V, size: number): void {
    this.delete(key)
    this.#entries.set(key, { value, size })
    this.#size += size
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limits.entries && this.#size <= this.#limits.size) return
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#size -= entry.size
    this.#entries.delete(key)
  }

  get(key: string): V | undefined {
    return this.#entries.get(key)?.value
  }

  /** Oldest first. */
  values(): V[] {
    return Array.from(this.#entries.values(), (entry) => entry.value)
  }

  get length(): number {
    return this.#entries.size
  }
}
