import { readsText } from '../contender.ts'
import { loadContenders } from '../contenders.ts'
import { median } from '../measure.ts'
import { createFlatCorpus } from './mixed.ts'

const RUNS = 5
const ENOUGH = 30

const [contender] = (await loadContenders(process.argv.slice(2))).filter(readsText)
if (contender === undefined) throw new Error('name a contender that is installed')
const { redact } = contender

/** Milliseconds: so that no one is measured before its code is compiled. */
const WARM_UP = 2_000
const corpus = createFlatCorpus()
for (const end = performance.now() + WARM_UP; performance.now() < end;) {
  for (const { value } of corpus.slice(0, 700)) await redact(value)
}

/** The median of some runs; a single one when that took long. */
async function take(text: string): Promise<number> {
  const times: number[] = []
  const started = performance.now()
  while (times.length < RUNS && (times.length === 0 || performance.now() - started < ENOUGH)) {
    const before = process.cpuUsage()
    await redact(text)
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  return median(times)
}

process.on('message', async (text: string) => process.send?.(await take(text)))
process.send?.('ready')
