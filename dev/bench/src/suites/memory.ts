import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readsText, type TextContender } from '../contender.ts'
import { stringsOf } from '../corpus.ts'
import { progress } from '../measure.ts'
import type { Cells, Suite } from '../suite.ts'
import { createFlatCorpus } from './mixed.ts'

/** Strings between two looks at the heap: so few that nothing is collected in between. */
const CHUNK = 500
/** The last one counts: by then the code is compiled, and what can be cached is. */
const PASSES = 7

/** What the look at the heap itself leaves there. */
const nothing: TextContender = { name: 'nothing', redact: (value) => value }

/** What a clean string costs besides time. */
export const memory: Suite = {
  name: 'memory',
  about: 'allocation on clean strings',
  columns: () => [
    {
      key: 'bytes',
      title: 'bytes',
      goal: '0',
      about: 'Allocated for a clean string, on average.',
    },
    {
      key: 'same',
      title: 'same',
      unit: ' %',
      digits: 1,
      goal: '100 %',
      about: 'Clean strings that came back as the same value.',
    },
  ],
  async run(contenders) {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const strings = createFlatCorpus().flatMap(({ value, plant }) =>
      plant === undefined ? stringsOf(value) : [],
    )
    const floor = await weigh(nothing, strings, collect)
    const cells: Cells = {}
    for (const contender of contenders.filter(readsText)) {
      progress(`${contender.name}, memory`)
      const { bytes, same } = await weigh(contender, strings, collect)
      cells[contender.name] = { bytes: Math.max(0, bytes - floor.bytes), same }
    }
    return { cells }
  },
}

async function weigh(
  { redact }: TextContender,
  strings: readonly string[],
  collect: () => void,
): Promise<{ readonly bytes: number; readonly same: number }> {
  const seen = strings.length - (strings.length % CHUNK)
  let allocated = 0
  let same = 0
  for (let pass = 0; pass < PASSES; pass++) {
    allocated = 0
    same = 0
    for (let from = 0; from < seen; from += CHUNK) {
      const chunk = strings.slice(from, from + CHUNK)
      collect()
      const before = process.memoryUsage().heapUsed
      for (const text of chunk) {
        const clean = redact(text)
        if ((clean instanceof Promise ? await clean : clean) === text) same++
      }
      allocated += process.memoryUsage().heapUsed - before
    }
  }
  return { bytes: allocated / seen, same: (100 * same) / seen }
}
