import { writeFileSync } from 'node:fs'
import type { Planting } from './planted/table.ts'
import type { Facts } from './verdict.ts'

/** One planted value, for a search in another place. */
export interface PlantedRow {
  readonly kind: string
  readonly position: string
  readonly claimed: boolean
  readonly needles: readonly string[]
  /** Stands beside it, may leave, and must be found by the same search. */
  readonly canary?: string
}

/** For its owner only: it holds every planted value. */
export function writePlanted(file: string, { planted }: Facts): void {
  const rows = planted.map((planting: Planting & { readonly canary?: string }): PlantedRow => {
    const { kind, position, claimed, needles, canary } = planting
    return { kind, position, claimed, needles, ...(canary === undefined ? {} : { canary }) }
  })
  writeFileSync(file, JSON.stringify(rows), { mode: 0o600 })
}
