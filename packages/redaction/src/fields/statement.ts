import { CUT } from '../markers.ts'
import { commandOf } from './redis.ts'
import { withoutLiterals } from './sql.ts'

const LONGEST = 8_192
/** How SQL, CQL, Cypher and documents begin, behind comments; Redis has its own `set`. */
const language =
  /^(?:[\s(]|--.*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:[[{]|(?:select|insert|update|delete|with|create|alter|drop|truncate|merge|replace|call|exec|begin|start|commit|rollback|explain|show|values|match)\b|set\s+[\w."]+\s*(?:=|to\s))/i

/** Prepared statements come again and again; only what held no value is remembered. */
const clean = new Set<string>()
const MOST_CLEAN = 500
const SHORT = 1_024

/** What `db.query.text` says without its values; which language it is, only the text tells. */
export function withoutValues(text: string): string {
  if (clean.has(text)) return text
  const whole = text.length > LONGEST ? text.slice(0, LONGEST) + CUT : text
  const names = language.test(whole) ? withoutLiterals(whole) : commandOf(whole)
  if (names === text && text.length < SHORT) {
    if (clean.size >= MOST_CLEAN) clean.clear()
    clean.add(text)
  }
  return names
}
