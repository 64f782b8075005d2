import { parentPort, workerData } from 'node:worker_threads'
import type { Found } from './found.ts'
import { costOf, judgeText } from './judge.ts'
import { minimise } from './minimise.ts'
import { tried } from './mutate.ts'

export interface Hunt {
  readonly seed: number
  /** The first attempt: an endless one is left out by the next worker. */
  readonly from: number
  /** How many times the cost of the reference is a finding. */
  readonly bound: number
  /** What the watchdog reads: which attempt is under way, and how many texts were judged. */
  readonly pulse: Int32Array
}

const RUNS = 5
/** What goes wrong only when there is much of it. */
const REPEATED = 20

function hunt({ seed, from, bound, pulse }: Hunt): void {
  const beat = (): number => Atomics.add(pulse, 1, 1)
  for (let number = from; ; number++) {
    Atomics.store(pulse, 0, number)
    const { kind, text, key } = tried(seed, number)
    const found =
      kind === 'slow'
        ? (wrong(text.repeat(REPEATED), undefined, beat) ?? slow(text, bound, beat))
        : wrong(text, key, beat)
    if (found !== undefined) parentPort?.postMessage(found, [])
  }
}

function wrong(text: string, key: string | undefined, beat: () => void): Found | undefined {
  beat()
  const kind = judgeText(text, key)
  if (kind === undefined) return undefined
  const least = minimise(text, (shorter) => {
    beat()
    return judgeText(shorter, key) === kind
  })
  return key === undefined || judgeText(least) === kind
    ? { kind, text: least }
    : { kind, text: least, key }
}

/** Confirmed three times, because something else may have been busy. */
function slow(unit: string, bound: number, beat: () => void): Found | undefined {
  const isSlow = (text: string): boolean => {
    beat()
    return costOf(text, 2) > bound && costOf(text, RUNS) > bound
  }
  if (!isSlow(unit) || !isSlow(unit)) return undefined
  return { kind: 'slow', text: minimise(unit, isSlow) }
}

if (parentPort !== null) hunt(workerData as Hunt)
