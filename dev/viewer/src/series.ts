import { Ring } from './ring.ts'
import type { RingLimits } from './ring.ts'
import type { Point } from './metrics.ts'

export interface Series {
  readonly id: string
  readonly last: Point
  /** Oldest first; what was added for counters, the value itself for gauges. */
  readonly history: readonly number[]
}

const historyLength = 60

/** The last value and a short history of each series. */
export class SeriesStore {
  readonly #ring: Ring<Series>
  #ids = 0

  constructor(limits: RingLimits) {
    this.#ring = new Ring(limits)
  }

  add(point: Point): Series {
    const before = this.#ring.get(point.series)
    const last = total(before?.last, point)
    const restarted = point.start > (before?.last.start ?? 0)
    const step = point.delta || restarted ? point.value : point.value - (before?.last.value ?? 0)
    const history = [...(before?.history ?? []), point.rising ? step : point.value]
    const series = {
      id: before?.id ?? `m${++this.#ids}`,
      last,
      history: history.slice(-historyLength),
    }
    this.#ring.set(point.series, series, point.size)
    return series
  }

  all(): Series[] {
    return this.#ring.values()
  }
}

function total(before: Point | undefined, point: Point): Point {
  return point.delta ? { ...point, value: point.value + (before?.value ?? 0) } : point
}
