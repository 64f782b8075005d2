import { REDACTED } from '../markers.ts'
import { networkOf } from './address.ts'
import { withoutValues } from './statement.ts'
import { withoutFingerprint } from './user-agent.ts'

/** What a key demands of its value, beside what the rules find in it. */
export type Field = (value: string, finds: (text: string) => boolean) => string

/** A count, a switch or one word; what else a flag can hold, nobody knows. */
const flagValue = /^(?:-?\d{1,10}(?:\.\d{1,10})?|[a-z][a-z\d_-]{0,31}|[A-Z][A-Z\d_]{0,31})$/
/** What stays behind `tokens`: how many a language model has read, or the marker of a number. */
const count = /^(?:[\d.,_ ]|\[[a-z -]{1,32}\])*$/

const only =
  (shape: RegExp): Field =>
  (value) =>
    shape.test(value) ? value : REDACTED

/** By the name of the list that the key is on. */
export const fields: ReadonlyMap<string, Field> = new Map([
  ['statement', withoutValues],
  ['user_agent', withoutFingerprint],
  ['address', networkOf],
  ['flag', only(flagValue)],
  ['tokens', only(count)],
])
