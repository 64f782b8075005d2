import type { Kind } from './kind.ts'
import { kinds } from './kinds.ts'
import { inEnvironment, positions, unclaimedIn, type Position, type Shape } from './positions.ts'

/** A value in a position: all that the planter writes and the search looks for. */
export interface Planting {
  readonly id: number
  readonly kind: string
  readonly position: string
  /** Whether our packages promise that it does not arrive. */
  readonly claimed: boolean
  readonly needles: readonly string[]
}

/** One that the planter writes. */
export interface Cell extends Planting {
  readonly position: Position
  /** The workspace whose work writes it; the record must arrive with exactly this one. */
  readonly workspaceId: string
  /** Stands in the same record and is allowed to leave: it must arrive. */
  readonly canary: string
  readonly key: string
  readonly value: string
  readonly text: string
}

const workspaceIds = ['musterstadt', 'beispielhausen', 'neudorf'] as const

/** Names and values of the environment are at most this long (OTEL_RESOURCE_ATTRIBUTES). */
const longestInEnvironment = 200

const fits: Readonly<Record<Shape, (kind: Kind) => boolean>> = {
  sentence: ({ toldBy }) => toldBy === 'shape',
  pair: ({ key }) => key !== undefined,
  segment: ({ bare }) => bare === true,
}

/** The table kind x position, row by row. The same on every call, in every process. */
export function createCells(): readonly Cell[] {
  const cells: Cell[] = []
  for (const position of Object.keys(positions) as Position[]) {
    for (const kind of kinds) {
      if (!belongs(kind, position)) continue
      const cell = createCell(cells.length, kind, position)
      if (inEnvironment.includes(position) && cell.text.length > longestInEnvironment) continue
      cells.push(cell)
    }
  }
  return cells
}

function belongs(kind: Kind, position: Position): boolean {
  return kind.toldBy === 'nothing'
    ? unclaimedIn.includes(position)
    : fits[positions[position]](kind)
}

function createCell(id: number, kind: Kind, position: Position): Cell {
  const { value, text = value, needles = [value] } = kind.make(id)
  return {
    id,
    kind: kind.name,
    position,
    claimed: kind.toldBy !== 'nothing',
    needles,
    workspaceId: workspaceIds[id % workspaceIds.length]!,
    canary: `canary-${String(id).padStart(4, '0')}`,
    key: kind.key ?? 'note',
    value,
    text,
  }
}
