import { defaultLimits, LOOKAHEAD } from './limits.ts'
import { CIRCULAR, ownEntries, shapeOf, TOO_DEEP, TOO_LARGE } from './shapes.ts'

interface State {
  readonly path: object[]
  /** Values that may still be copied; what stops a small graph with a billion paths. */
  left: number
}

/**
 * A plain copy of any value as it is now, unredacted: what the app changes afterwards does not
 * show in it, and nothing is in it that a serializer would choke on (cycles, getters, BigInt,
 * proxies). At most 32 levels and 10,000 values; of a string as much as redaction needs to cut it
 * safely (69,632 characters), the rest is let go of. Never throws, never calls a getter or `toJSON`.
 */
export function snapshot(value: unknown): unknown {
  return copy(value, { path: [], left: defaultLimits.values })
}

function copy(value: unknown, state: State): unknown {
  switch (typeof value) {
    case 'string':
      return shortened(value, defaultLimits.text + LOOKAHEAD)
    case 'boolean':
    case 'undefined':
      return value
    case 'number':
      return Number.isFinite(value) ? value : String(value)
    case 'bigint':
      return String(value)
    case 'object':
      return value === null ? null : copyGuarded(value, state)
    default:
      return `[${typeof value}]`
  }
}

/** A slice alone would keep all of the original in memory; joining it to something makes a copy. */
function shortened(text: string, length: number): string {
  return text.length <= length ? text : ` ${text.slice(0, length)}`.slice(1)
}

function copyGuarded(value: object, state: State): unknown {
  if (state.path.includes(value)) return CIRCULAR
  if (state.path.length >= defaultLimits.depth) return TOO_DEEP
  state.path.push(value)
  try {
    return copyObject(value, state)
  } catch {
    // A revoked or hostile proxy: whatever it holds stays here.
    return '[unreadable]'
  } finally {
    state.path.pop()
  }
}

function copyObject(value: object, state: State): unknown {
  if (Array.isArray(value)) return copyList(ownEntries(value), state)
  const shape = shapeOf(value)
  if ('leaf' in shape) return copy(shape.leaf, state)
  if ('list' in shape) return copyList(Object.entries(shape.list), state)
  const copied: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [key, own] of shape.entries) {
    copied[key] = --state.left < 0 ? TOO_LARGE : copy(own, state)
    if (state.left < 0) break
  }
  return copied
}

function copyList(entries: Iterable<readonly [string, unknown]>, state: State): unknown[] {
  const copied: unknown[] = []
  for (const [, item] of entries) {
    copied.push(--state.left < 0 ? TOO_LARGE : copy(item, state))
    if (state.left < 0) break
  }
  return copied
}
