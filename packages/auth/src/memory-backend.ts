import { recordName, type Backend } from './backend.ts'
import type { Address } from './token.ts'

interface Entry {
  readonly at: Address
  readonly createdAt: number
  blob: Buffer
  idleUntil: number
}

/** One process' sessions; each method is atomic because none awaits. */
export function createMemoryBackend(idle: number): Backend {
  // Ordered by the last touch, so the dead are in front.
  const entries = new Map<string, Entry>()

  function find(at: Address): Entry | undefined {
    const entry = entries.get(recordName(at))
    return entry !== undefined && entry.idleUntil > Date.now() ? entry : undefined
  }

  function put(entry: Entry): void {
    const name = recordName(entry.at)
    entries.delete(name)
    entries.set(name, { ...entry, idleUntil: Date.now() + idle })
  }

  function sweep(): void {
    for (const [name, entry] of entries) {
      if (entry.idleUntil > Date.now()) return
      entries.delete(name)
    }
  }

  const ofTag = (tag: string): Entry[] => {
    sweep()
    return [...entries.values()]
      .filter((entry) => entry.at.tag === tag)
      .toSorted((a, b) => a.createdAt - b.createdAt)
  }

  const drop = (at: Address): boolean => entries.delete(recordName(at))

  function trim(tag: string, keep: number): number {
    const live = ofTag(tag)
    for (const { at } of live.slice(0, Math.max(0, live.length - keep))) drop(at)
    return Math.min(live.length, keep)
  }

  return {
    read: async (at) => find(at)?.blob ?? null,
    touch(at) {
      const entry = find(at)
      if (entry !== undefined) put(entry)
    },
    async add(at, blob, createdAt, keep) {
      const older = trim(at.tag, keep)
      put({ at, blob, createdAt, idleUntil: 0 })
      return older + 1
    },
    trim: async (tag, keep) => trim(tag, keep),
    async swap(at, before, after) {
      const entry = find(at)
      if (entry === undefined) return null
      if (!entry.blob.equals(before)) return entry.blob
      put({ ...entry, blob: after })
      return after
    },
    all: async (tag) => ofTag(tag).map(({ at, blob }) => ({ id: at.id, blob })),
    remove: async (tag, ids) => ids.filter((id) => drop({ tag, id })).length,
  }
}
