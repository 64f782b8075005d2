import type { Encoding } from './encodings.ts'
import type { Cell, Planting } from './planted/table.ts'

export interface Facts {
  /** What was written by the end. */
  readonly planted: readonly Planting[]
  readonly arrived: ReadonlyMap<Planting, ReadonlySet<Encoding>>
  readonly canaries: ReadonlySet<Planting>
  readonly misplaced: ReadonlySet<Cell>
  /** Business actions that the traffic saw succeed, and those that arrived. */
  readonly expected: ReadonlyMap<string, number>
  readonly actions: ReadonlyMap<string, number>
  /** Records a second while the traffic ran, by signal. */
  readonly perSecond: ReadonlyMap<string, number>
  /** What went wrong on the way, as sentences. */
  readonly problems: readonly string[]
}

export interface Verdict {
  /** Claimed values, and in how many positions. */
  readonly values: number
  readonly positions: number
  readonly leaks: readonly Planting[]
  /** Not claimed, by kind: how many were planted and how many arrived. */
  readonly unclaimed: ReadonlyMap<string, { readonly planted: number; readonly arrived: number }>
  /** Why the result cannot be trusted; empty when it can. */
  readonly broken: readonly string[]
  /** 0: nothing claimed arrived and everything expected did. 1: something broke. 3: a leak. */
  readonly exitCode: 0 | 1 | 3
}

export function judge(facts: Facts): Verdict {
  const claimed = facts.planted.filter((planting) => planting.claimed)
  const leaks = claimed.filter((planting) => facts.arrived.has(planting))
  const broken = [...facts.problems, ...missing(facts)]
  return {
    values: claimed.length,
    positions: new Set(claimed.map(({ position }) => position)).size,
    leaks,
    unclaimed: unclaimed(facts),
    broken,
    exitCode: leaks.length > 0 ? 3 : broken.length > 0 ? 1 : 0,
  }
}

/** Finding nothing means something only if the same search finds what is allowed to arrive. */
function missing({ planted, canaries, misplaced, expected, actions }: Facts): string[] {
  const lost = planted.filter((planting) => 'canary' in planting && !canaries.has(planting))
  const sentences = [
    [lost, 'the search is broken: a canary that may leave did not arrive in'],
    [[...misplaced], 'a record arrived in the wrong workspace from'],
  ] as const
  const byPosition = sentences.flatMap(([found, sentence]) =>
    [...new Set(found.map(({ position }) => position))].map((name) => `${sentence} "${name}"`),
  )
  const absent = [...expected]
    .filter(([action, count]) => (actions.get(action) ?? 0) < count)
    .map(([action, count]) => `${actions.get(action) ?? 0} of ${count} arrived: ${action}`)
  return [...byPosition, ...absent]
}

function unclaimed({ planted, arrived }: Facts): Verdict['unclaimed'] {
  const kinds = Map.groupBy(
    planted.filter((planting) => !planting.claimed),
    ({ kind }) => kind,
  )
  return new Map(
    [...kinds].map(([kind, all]) => [
      kind,
      { planted: all.length, arrived: all.filter((planting) => arrived.has(planting)).length },
    ]),
  )
}
