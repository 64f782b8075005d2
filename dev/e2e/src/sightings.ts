import { createCells, type Cell } from '../../tour/src/planted/table.ts'
import { readRecords } from '../../tour/src/records.ts'
import { logqlAll } from './loki.ts'
import { seriesSince } from './prometheus.ts'
import type { Sink } from './sink.ts'

/** Where records end: the sink is in the place of Jaeger, and sees what Loki does not keep. */
export type Store = 'loki' | 'prometheus' | 'sink'

const cells = createCells()
const isOfProcess = ({ position }: Cell): boolean => position.startsWith('resource')

function storesOf(cell: Cell): readonly Store[] {
  // What a process says of itself stands at each of its records; the sink's are read without.
  if (isOfProcess(cell)) return ['loki', 'prometheus']
  if (/metric|label of/.test(cell.position)) return ['prometheus']
  // Loki has no field for the name of an event; ours is in `action`, too.
  return /span|tracer|URL|recorded exception|event name/.test(cell.position) ? ['sink'] : ['loki']
}

/** The cells of the tour's planter whose canary a store must hold. */
export function cellsOf(store: Store): readonly Cell[] {
  return cells.filter((cell) => storesOf(cell).includes(store))
}

interface Sighting {
  readonly text: string
  readonly workspaceId: string | undefined
}

const readers: Readonly<Record<Store, (since: number, sink: Sink) => Promise<Sighting[]>>> = {
  async loki(since) {
    const lines = await logqlAll('{service_name="planter"}', since, Date.now() + 60_000)
    return lines.map(({ line, labels }) => sighting(labels, line))
  },
  async prometheus(since) {
    const series = await seriesSince('{service_name="planter"}', since)
    return series.map((labels) => sighting(labels))
  },
  async sink(_, sink) {
    const signals = ['logs', 'traces'] as const
    const records = signals.map(async (signal) =>
      (await sink.bodies(signal)).flatMap((body) => readRecords(signal, Buffer.from(body))),
    )
    return (await Promise.all(records)).flat().map(({ json: text, ...of }) => ({ text, ...of }))
  },
}

function sighting(labels: Readonly<Record<string, string>>, line = ''): Sighting {
  return { text: JSON.stringify(labels) + line, workspaceId: labels['workspace_id'] }
}

/** Positions whose canary is missing in a store, and those where one is in a foreign workspace. */
export async function astray(
  store: Store,
  since: number,
  sink: Sink,
): Promise<{ readonly lost: string[]; readonly misplaced: string[] }> {
  const seen = new Map<string, Set<string | undefined>>()
  for (const { text, workspaceId } of await readers[store](since, sink)) {
    for (const [canary] of text.matchAll(/canary-\d{4}/g)) {
      seen.set(canary, (seen.get(canary) ?? new Set()).add(workspaceId))
    }
  }
  const isMisplaced = ({ canary, workspaceId }: Cell): boolean =>
    [...(seen.get(canary) ?? [])].some((at) => at !== workspaceId)
  const expected = cellsOf(store)
  return {
    lost: positionsOf(expected.filter(({ canary }) => !seen.has(canary))),
    misplaced: positionsOf(expected.filter((cell) => !isOfProcess(cell) && isMisplaced(cell))),
  }
}

function positionsOf(some: readonly Cell[]): string[] {
  return [...new Set(some.map(({ position }) => position))]
}
