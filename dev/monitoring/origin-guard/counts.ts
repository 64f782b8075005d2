import { reasons } from './decide.ts'

export const outcomes = ['passed', 'unavailable', ...reasons] as const
export type Outcome = (typeof outcomes)[number]

export interface Counts {
  add(store: string, outcome: Outcome): void
  /** In Prometheus' text format. */
  text(): string
}

/** Every series is there from the start: a counter born at 1 never makes `increase()` move. */
export function createCounts(stores: readonly string[]): Counts {
  const series = (store: string, outcome: Outcome) => `{store="${store}",outcome="${outcome}"}`
  const counts = new Map(
    stores.flatMap((store) => outcomes.map((outcome) => [series(store, outcome), 0])),
  )
  const name = 'origin_guard_requests_total'
  return {
    add(store, outcome) {
      const labels = series(store, outcome)
      counts.set(labels, (counts.get(labels) ?? 0) + 1)
    },
    text: () =>
      [
        `# HELP ${name} Requests to a store from outside, by what became of them.`,
        `# TYPE ${name} counter`,
        ...[...counts].map(([labels, count]) => `${name}${labels} ${count}`),
        '',
      ].join('\n'),
  }
}
