import type {
  Attributes,
  BatchObservableCallback,
  Observable,
  ObservableCallback,
  ObservableResult,
} from '@opentelemetry/api'
import type { CleanLabels } from '../labels.ts'

type Combine = (before: number, now: number) => number

/** Two counts whose labels became equal add up; of two gauges the last one stands. */
export const combine = {
  counter: ((before, now) => before + now) satisfies Combine,
  gauge: ((_before, now) => now) satisfies Combine,
}

interface Observed {
  readonly labels: Attributes
  value: number
}

/** Collects one round of observations, so that dropping a label does not drop a value. */
class Round implements ObservableResult {
  readonly #observed = new Map<string, Observed>()
  readonly #cleanLabels: CleanLabels
  readonly #combine: Combine

  constructor(cleanLabels: CleanLabels, combine: Combine) {
    this.#cleanLabels = cleanLabels
    this.#combine = combine
  }

  observe(value: number, labels: Attributes = {}): void {
    // A ratio of nothing is NaN, which costs every metric its export.
    if (!Number.isFinite(value)) return
    const clean = this.#cleanLabels(labels)
    const key = JSON.stringify(Object.entries(clean).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const known = this.#observed.get(key)
    if (known === undefined) this.#observed.set(key, { labels: { ...clean }, value })
    else known.value = this.#combine(known.value, value)
  }

  report(observe: (value: number, labels: Attributes) => void): void {
    for (const { value, labels } of this.#observed.values()) observe(value, labels)
  }
}

/** What the app holds instead of the SDK's observable; `inner` is what the SDK must be given. */
export class FacadeObservable implements Observable {
  readonly inner: Observable
  readonly #cleanLabels: CleanLabels
  readonly #combine: Combine
  readonly #callbacks = new Map<ObservableCallback, ObservableCallback>()

  constructor(inner: Observable, cleanLabels: CleanLabels, combine: Combine) {
    this.inner = inner
    this.#cleanLabels = cleanLabels
    this.#combine = combine
  }

  addCallback(callback: ObservableCallback): void {
    const wrapped: ObservableCallback = async (result) => {
      const round = this.round()
      await callback(round)
      round.report((value, labels) => result.observe(value, labels))
    }
    this.#callbacks.set(callback, wrapped)
    this.inner.addCallback(wrapped)
  }

  removeCallback(callback: ObservableCallback): void {
    const wrapped = this.#callbacks.get(callback)
    if (wrapped !== undefined) this.inner.removeCallback(wrapped)
    this.#callbacks.delete(callback)
  }

  round(): Round {
    return new Round(this.#cleanLabels, this.#combine)
  }
}

/** The SDK recognises its own observables only, so a batch callback is handed those. */
export function wrapBatchCallback(callback: BatchObservableCallback): BatchObservableCallback {
  return async (result) => {
    const rounds = new Map<FacadeObservable, Round>()
    await callback({
      observe(observable, value, labels) {
        if (!(observable instanceof FacadeObservable)) return
        let round = rounds.get(observable)
        if (round === undefined) rounds.set(observable, (round = observable.round()))
        round.observe(value, labels)
      },
    })
    for (const [observable, round] of rounds) {
      round.report((value, labels) => result.observe(observable.inner, value, labels))
    }
  }
}
