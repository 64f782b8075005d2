import { readsText, type TextContender } from '../contender.ts'
import { createCorpus, type Sample, stringsOf } from '../corpus.ts'
import { floor } from '../floor.ts'
import { race, type Work } from '../measure.ts'
import { type Cells, put, type Suite } from '../suite.ts'

/** Speed, recall and false alarms on the mixed corpus. */
export const mixed: Suite = {
  name: 'redaction',
  about: 'speed, recall and false alarms on the mixed corpus',
  columns: () => [
    {
      key: 'nanoseconds',
      title: 'ns/char',
      digits: 1,
      about:
        'CPU time a character on the mixed corpus: 2,000 records, a tenth with a planted value.',
    },
    {
      key: 'overNaive',
      title: 'x naive',
      digits: 1,
      goal: '>= 12',
      about: 'How many times faster than the twelve expressions.',
    },
    {
      key: 'overEvlog',
      title: 'x evlog',
      digits: 1,
      goal: '>= 5',
      about: 'How many times faster than evlog.',
    },
    {
      key: 'clean',
      title: 'clean',
      digits: 1,
      unit: ' ns',
      goal: '<= 5',
      about: 'The same on the 1,800 records without a planted value.',
    },
    {
      key: 'recall',
      title: 'recall',
      unit: ' %',
      digits: 1,
      goal: '100 %',
      about: 'Planted values that are gone.',
    },
    {
      key: 'falseAlarms',
      title: 'alarms',
      unit: ' %',
      digits: 1,
      goal: '0 %',
      about: 'Clean records that were changed.',
    },
  ],
  async run(contenders, settings) {
    const corpus = createFlatCorpus()
    const clean = corpus.filter(({ plant }) => plant === undefined)
    const readers = contenders.filter(readsText)
    const racers = [...readers, floor]
    const cells: Cells = {}
    const nanoseconds = perCharacter(
      await race(worksOf(racers, corpus), settings),
      charactersOf(corpus),
    )
    put(cells, 'nanoseconds', nanoseconds)
    put(cells, 'overNaive', ratios(nanoseconds, 'naive'))
    put(cells, 'overEvlog', ratios(nanoseconds, 'evlog'))
    const cleanRace = await race(worksOf(racers, clean), settings)
    put(cells, 'clean', perCharacter(cleanRace, charactersOf(clean)))
    const misses: string[] = []
    for (const reader of readers) {
      const { recall, falseAlarms, missed } = await judge(reader, corpus)
      cells[reader.name] = { ...cells[reader.name], recall, falseAlarms }
      misses.push(`${reader.name} misses ${missed.size === 0 ? 'nothing' : listOf(missed)}`)
    }
    return { cells, notes: misses }
  },
}

/** Strings as a parser makes them: one that was put together is flattened by its first reader. */
export function createFlatCorpus(): readonly Sample[] {
  return JSON.parse(JSON.stringify(createCorpus())) as Sample[]
}

function charactersOf(corpus: readonly Sample[]): number {
  return corpus.reduce((sum, { value }) => sum + stringsOf(value).join('').length, 0)
}

function worksOf(readers: readonly TextContender[], corpus: readonly Sample[]): Map<string, Work> {
  return new Map(
    readers.map(({ name, redact }) => [
      name,
      async () => {
        for (const { value } of corpus) {
          const clean = redact(value)
          if (clean instanceof Promise) await clean
        }
      },
    ]),
  )
}

function perCharacter(times: ReadonlyMap<string, number>, characters: number): Map<string, number> {
  return new Map([...times].map(([name, time]) => [name, (time * 1e6) / characters]))
}

function ratios(times: ReadonlyMap<string, number>, to: string): Map<string, number> {
  const base = times.get(to)
  return new Map(base === undefined ? [] : [...times].map(([name, time]) => [name, base / time]))
}

async function judge({ redact }: TextContender, corpus: readonly Sample[]) {
  const missed = new Map<string, number>()
  let planted = 0
  let changed = 0
  for (const { value, plant } of corpus) {
    const written = JSON.stringify(await redact(value))
    if (plant === undefined) {
      if (written !== JSON.stringify(value)) changed++
      continue
    }
    planted++
    if (written.includes(plant.gone)) missed.set(plant.kind, (missed.get(plant.kind) ?? 0) + 1)
  }
  const missing = [...missed.values()].reduce((sum, count) => sum + count, 0)
  return {
    recall: 100 * (1 - missing / planted),
    falseAlarms: (100 * changed) / (corpus.length - planted),
    missed,
  }
}

function listOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([kind, count]) => `${kind} (${count})`).join(', ')
}
