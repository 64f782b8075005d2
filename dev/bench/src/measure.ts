import { styleText } from 'node:util'

export interface Effort {
  /** Turns that everybody gets; the median of them counts. */
  readonly rounds: number
  /** Milliseconds of CPU time that a turn should last at least. */
  readonly slice: number
  /** Milliseconds before the first turn: much code takes long until all of it is compiled. */
  readonly warmUp: number
}

/** Work that is repeated; may be asynchronous. */
export type Work = () => unknown

/** CPU time, not time: the machine may be busy with something else. Counts the collector's threads. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function timed(work: Work, times: number): Promise<number> {
  const before = cpuMilliseconds()
  for (let time = 0; time < times; time++) {
    const result = work()
    if (result instanceof Promise) await result
  }
  return (cpuMilliseconds() - before) / times
}

/** Runs for a while; returns what the last run took. */
async function warmUp(work: Work, milliseconds: number): Promise<number> {
  let last = 0
  for (let left = milliseconds; left > 0; left -= Math.max(0.01, last)) last = await timed(work, 1)
  return last
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/**
 * Milliseconds of one run of each, the median over rounds in which everybody has a turn: whatever
 * slows the machine down slows all of them down, so the ratios hold.
 */
export async function race(
  works: ReadonlyMap<string, Work>,
  { rounds, slice, warmUp: milliseconds }: Effort,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>()
  for (const [name, work] of works) {
    progress(`${name}, warming up`)
    const once = await warmUp(work, milliseconds)
    times.set(name, Math.max(1, Math.ceil(slice / Math.max(0.01, once))))
  }
  const results = new Map<string, number[]>([...works.keys()].map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of works) {
      progress(`${name}, round ${round + 1} of ${rounds}`)
      results.get(name)?.push(await timed(work, times.get(name) ?? 1))
    }
  }
  return new Map([...results].map(([name, result]) => [name, median(result)]))
}

/** One line that is written over, and only where a person looks at it. */
export function progress(text = ''): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${styleText('dim', text)}`)
}
