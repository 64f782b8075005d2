import { createRedactor } from '../src/index.ts'
import type { Found } from './found.ts'

let faults = 0
const redactor = createRedactor({
  onRedaction: (rule) => {
    if (rule === 'fault' || rule === 'budget') faults++
  },
})

/** What is wrong with the way a text is cleaned; nothing when all is well. */
export function judgeText(text: string, key?: string): Found['kind'] | undefined {
  try {
    faults = 0
    const once = redactor.redact(text, key) as string
    redactor.explain(text, key)
    if (faults > 0) return 'fault'
    return redactor.redact(once, key) === once ? undefined : 'unsettled'
  } catch {
    return 'throws'
  }
}

const LENGTH = 64 * 1024
/** One of the worst of the known shapes: how fast this machine is just now. */
const REFERENCE = '1.'

/** How many times longer than the reference a unit takes that is repeated: the least of some runs. */
export function costOf(unit: string, runs: number): number {
  return timeOf(unit, runs) / timeOf(REFERENCE, runs)
}

function timeOf(unit: string, runs: number): number {
  const text = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH)
  let least = Infinity
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    redactor.redact(text)
    least = Math.min(least, performance.now() - started)
  }
  return least
}
