/** One planted value. */
export interface Sample {
  /** As an attribute's value, under the key of its kind. */
  readonly value: string
  /** As people write it into a sentence; default: the value. */
  readonly text?: string
  /** What must not arrive, each at least 8 bytes; default: the value. */
  readonly needles?: readonly string[]
}

/** A kind of personal data or secret. A different sample for every n. */
export interface Kind {
  readonly name: string
  /**
   * `shape`: recognised wherever it stands in text. `key`: nothing but the name of its key tells
   * what it is. `nothing`: no rule can know; planted to be reported as arrived.
   */
  readonly toldBy: 'shape' | 'key' | 'nothing'
  /** The key people store it under. */
  readonly key?: string
  /** Also recognised as a segment of a URL path: no blank, no context word. */
  readonly bare?: true
  readonly make: (n: number) => Sample
}

/** A context word in front of what must not arrive. */
export function after(context: string, value: string): Sample {
  return { value, text: context + value }
}
