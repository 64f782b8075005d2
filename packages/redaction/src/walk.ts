import { isPlain, objectOf } from './entries.ts'
import { isKnownSafe, type KnownSafe } from './known-safe.ts'
import { REDACTED } from './markers.ts'
import { isForbidden, type Verdict } from './keys.ts'
import type { Position } from './position.ts'
import type { Limits } from './limits.ts'
import {
  CIRCULAR,
  GETTER,
  ownValues,
  serializedBytes,
  shapeOf,
  TOO_DEEP,
  TOO_LARGE,
} from './shapes.ts'
import { toldKey } from './told-key.ts'

/** What the walk needs from the redactor: how to judge a key, and how to clean a leaf. */
export interface Leaves {
  verdict(key: string, position: Position): Verdict
  text(text: string, key: string | undefined, position: Position): string
  known(safe: KnownSafe, key: string | undefined, position: Position): string
  /** Not undefined: the verdict of this key is lifted. */
  spared(key: string | undefined, position: Position): unknown
  report(rule: string, position: Position): void
}

interface State {
  readonly position: Position
  /** The objects above this one: a cycle is an ancestor met again. */
  readonly path: object[]
  /** Values that may still be looked at; what stops a small graph with a billion paths. */
  left: number
}

export type Walk = (value: unknown, key: string | undefined, position: Position) => unknown

/** From here a number can hold a card number; smaller ones are not worth a string. */
const LONG_NUMBER = 1e11

const CACHED_KEYS = 2_000
const LONGEST_KEY = 128

/**
 * Cleans a value of any shape. Plain objects and arrays come back as the same reference when
 * nothing had to change; everything else becomes plain data. Never calls a getter or `toJSON`.
 */
export function createWalk(leaves: Leaves, limits: Required<Limits>): Walk {
  const cleanKeys = new Set<string>()

  function walk(value: unknown, key: string | undefined, state: State): unknown {
    if (value === null || value === undefined || value === '') return value
    const { position } = state
    if (typeof value === 'string') return leaves.text(value, key, position)
    if (isKnownSafe(value)) return leaves.known(value, key, position)
    if (key !== undefined && isForbidden(leaves.verdict(key, position))) {
      leaves.report(`${leaves.verdict(key, position).kind}-key`, position)
      return REDACTED
    }
    if (typeof value === 'object') return guarded(value, key, state)
    if (typeof value === 'boolean') return value
    if (typeof value !== 'number' && typeof value !== 'bigint') return `[${typeof value}]`
    const isLong = Math.abs(Number(value)) >= LONG_NUMBER
    if (!isLong && leaves.spared(key, position) === undefined) return value
    const text = String(value)
    const clean = leaves.text(text, key, position)
    return clean === text ? value : clean
  }

  /** A proxy or a hostile prototype can throw anywhere; then nothing of it leaves. */
  function guarded(value: object, key: string | undefined, state: State): unknown {
    if (state.path.includes(value)) return CIRCULAR
    if (state.path.length >= limits.depth) {
      leaves.report('limit', state.position)
      return TOO_DEEP
    }
    state.path.push(value)
    try {
      return walkObject(value, key, state)
    } catch {
      leaves.report('fault', state.position)
      return REDACTED
    } finally {
      state.path.pop()
    }
  }

  function walkObject(value: object, key: string | undefined, state: State): unknown {
    if (Array.isArray(value)) return walkList(value, key, state, value)
    const plain = isPlain(value)
    const shape = plain ? serializedBytes(value) : shapeOf(value)
    if (shape === undefined) {
      // A proxy can name other keys when it is asked again.
      const keys = Object.keys(value)
      return walkEntries(keys, ownValues(value, keys), state, value)
    }
    if ('leaf' in shape) return walk(shape.leaf, key, state)
    if ('list' in shape) return walkList(shape.list, key, state, undefined)
    const { entries } = shape
    return walkEntries(
      entries.map(([name]) => name),
      entries.map(([, item]) => item),
      state,
      undefined,
    )
  }

  /** Items inherit the key of their list. A pair `[key, value]` and `rawHeaders` have their own. */
  function walkList(
    list: readonly unknown[],
    key: string | undefined,
    state: State,
    original: object | undefined,
  ): unknown {
    const clean: unknown[] = []
    let changed = original === undefined
    const nested = Array.isArray(state.path.at(-2))
    for (let index = 0; index < list.length; index++) {
      if (--state.left < 0) {
        changed = true
        clean.push(tooLarge(state))
        break
      }
      const own = Object.getOwnPropertyDescriptor(list, index)
      const item: unknown = own === undefined || 'value' in own ? own?.value : GETTER
      const before: unknown = index > 0 ? clean[index - 1] : undefined
      const owner = typeof before === 'string' && isOwner(before, index, list.length, nested, state)
      const safe = walk(item, owner ? before : key, state)
      if (safe !== item || (own !== undefined && !('value' in own))) changed = true
      clean.push(safe)
    }
    return changed ? clean : original
  }

  /** Is the text before this item its key, as in `['x-api-key', 'K']` or `['--token', 'T']`? */
  function isOwner(
    text: string,
    index: number,
    length: number,
    nested: boolean,
    { position }: State,
  ): boolean {
    // Names of headers and options are one word.
    if (text.includes(' ')) return false
    const verdict = leaves.verdict(text, position)
    if (nested && length === 2) return isForbidden(verdict)
    return verdict.kind === 'secret' && ((index % 2 === 1 && length % 2 === 0) || text[0] === '-')
  }

  /** Both lists were made for this, so what is clean is put back into them. */
  function walkEntries(
    keys: string[],
    values: unknown[],
    state: State,
    original: object | undefined,
  ): unknown {
    const { position } = state
    let changed = original === undefined
    for (let index = 0; index < keys.length; index++) {
      if (--state.left < 0) {
        changed = true
        keys.splice(index, Infinity, '…')
        values[index] = tooLarge(state)
        break
      }
      const key = keys[index] as string
      const value = values[index]
      const safeKey = cleanKey(key, position)
      // A masked key is judged as it will be read: both must be harmless.
      const judged = safeKey === key || isForbidden(leaves.verdict(key, position)) ? key : safeKey
      const safe = walk(value, toldKey(key, value, keys, values) ?? judged, state)
      // A getter arrives as its marker, so comparing with the marker would miss it.
      if (safe !== value || safeKey !== key || value === GETTER) changed = true
      keys[index] = safeKey
      values[index] = safe
    }
    return changed ? objectOf(keys, values) : original
  }

  /** Attribute keys repeat endlessly, and nearly all of them are clean. */
  function cleanKey(key: string, position: Position): string {
    if (cleanKeys.has(key)) return key
    const safe = leaves.text(key, undefined, position)
    if (cleanKeys.size === CACHED_KEYS) cleanKeys.clear()
    if (safe === key && key.length <= LONGEST_KEY) cleanKeys.add(key)
    return safe
  }

  function tooLarge({ position }: State): string {
    leaves.report('limit', position)
    return TOO_LARGE
  }

  return (value, key, position) => walk(value, key, { position, path: [], left: limits.values })
}
