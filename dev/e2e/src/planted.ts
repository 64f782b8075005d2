import type { PlantedRow } from '../../tour/src/planted-file.ts'
import { Search } from '../../tour/src/search.ts'

export type { PlantedRow }

/** What a place holds of all that was planted. */
export interface Found {
  readonly bytes: number
  readonly canaries: ReadonlySet<string>
  readonly claimed: readonly PlantedRow[]
  /** Of kinds that nobody can tell from other text. */
  readonly unclaimed: readonly PlantedRow[]
}

export type Pieces = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/** Looks for planted values, in every encoding, and for their canaries, in one pass. */
export async function searched(rows: readonly PlantedRow[], pieces: Pieces): Promise<Found> {
  const search = new Search<PlantedRow | string>()
  for (const row of rows) {
    if (row.canary !== undefined) search.add(row.canary, row.canary)
    for (const needle of row.needles) search.add(row, needle)
  }
  for await (const piece of pieces) {
    search.scan(typeof piece === 'string' ? Buffer.from(piece) : piece)
  }
  const names = [...search.found.keys()]
  const found = names.filter((name) => typeof name !== 'string')
  return {
    bytes: search.bytes,
    canaries: new Set(names.filter((name) => typeof name === 'string')),
    claimed: found.filter(({ claimed }) => claimed),
    unclaimed: found.filter(({ claimed }) => !claimed),
  }
}

/** Kind and position, never the value: what a failing test may print. */
export function named(rows: readonly PlantedRow[]): string[] {
  return [...new Set(rows.map(({ kind, position }) => `${kind} | ${position}`))].toSorted()
}
