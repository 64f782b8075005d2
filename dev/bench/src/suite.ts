import type { Contender } from './contender.ts'
import type { Effort } from './measure.ts'

/** A column of the table. */
export interface Column {
  readonly key: string
  readonly title: string
  /** One sentence below the table. */
  readonly about?: string
  /** Digits behind the point. Default: 0. */
  readonly digits?: number
  readonly unit?: string
  /** What ours has to reach. */
  readonly goal?: string
  /** From here on nobody has waited for the end. */
  readonly cap?: number
}

/** Row (a contender) -> column -> number. */
export type Cells = Record<string, Record<string, number>>

export interface Measured {
  readonly cells: Cells
  readonly notes?: readonly string[]
}

export interface Settings extends Effort {
  /** Milliseconds that somebody may take for one hostile text. */
  readonly cap: number
  /** So many texts that a peer did not finish in time are enough. */
  readonly giveUp: number
}

/** Something that is measured of everybody, and makes columns of the one table. */
export interface Suite {
  readonly name: string
  readonly about: string
  readonly columns: (settings: Settings) => readonly Column[]
  readonly run: (contenders: readonly Contender[], settings: Settings) => Promise<Measured>
}

/** Puts one number of each contender into the cells. */
export function put(cells: Cells, column: string, numbers: ReadonlyMap<string, number>): void {
  for (const [name, number] of numbers) cells[name] = { ...cells[name], [column]: number }
}
