import type { FieldGroup } from './fields.ts'

/** What a citizen typed, by the name of the field; never more than the form asks. */
export type Values = Readonly<Record<string, string>>

export interface Validated {
  readonly values: Values
  /** One sentence a field, in the order of the form. */
  readonly errors: Values
}

/** Longer than any honest answer; what is beyond it would only fill the store. */
const longest = 1000

/** Reads the form's fields from a request body of any shape. Unknown fields are left out. */
export function validate(groups: readonly FieldGroup[], body: unknown): Validated {
  const input = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const values: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const field of groups.flatMap((group) => group.fields)) {
    const given = input[field.name]
    const value = typeof given === 'string' ? given.trim().slice(0, longest) : ''
    const error = value === '' ? field.missing : field.check?.(value)
    values[field.name] = value
    if (error !== undefined) errors[field.name] = error
  }
  return { values, errors }
}
