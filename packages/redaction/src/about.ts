/** A pattern for the collector and the log agent, in the dialect of RE2: no look-around, linear. */
export interface Re2 {
  /** `{{secret}}` stands for every key of that kind, in any spelling. */
  readonly pattern: string
  /** May use `$1`. Never holds more of the value than the rule's own marker. */
  readonly replacement: string
}

/** What people and the other two layers are told of a rule; no bundle of the engine holds it. */
export interface About {
  /** The standard or specification that says what such a value looks like. */
  readonly source: string
  /** Run as tests, printed in docs/reference/redaction-rules.md. */
  readonly redacts: readonly (readonly [input: string, output: string])[]
  readonly keeps: readonly string[]
  /** What the layers behind the SDK look for; empty where RE2 cannot tell it from clean text. */
  readonly re2: readonly Re2[]
  /** What is known to get through, or why RE2 sees less, in a sentence. */
  readonly misses?: string
}
