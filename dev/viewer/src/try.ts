/** A piece `explain` found: which rule, and where in the text. */
export interface Finding {
  readonly rule: string
  readonly start: number
  readonly end: number
}

export interface Tried {
  /** The `try_id` attribute of the record that is now on its way: by it the page knows it. */
  readonly try_id: string
  readonly explained: readonly Finding[]
}

/** Logs a text through a real logger and says what the redactor thinks of it. */
export type TryText = (text: string) => Promise<Tried>

/** Characters: what a person types or pastes. */
export const maxTryText = 8_000
