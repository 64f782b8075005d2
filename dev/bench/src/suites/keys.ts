import { race, type Work } from '../measure.ts'
import { put, type Cells, type Suite } from '../suite.ts'
import { createFlatCorpus } from './mixed.ts'

/** Judging the keys of the 600 objects, with the values left alone. */
export const keys: Suite = {
  name: 'keys',
  about: 'keys only, on the 600 attribute objects',
  columns: () => [
    {
      key: 'keys',
      title: 'keys',
      digits: 2,
      unit: 'x',
      goal: '<= 1x',
      about:
        'The keys of 600 attribute objects against JSON.stringify of them; path redactors with 40 paths.',
    },
  ],
  async run(contenders, settings) {
    const objects = createFlatCorpus().flatMap(({ value }) =>
      typeof value === 'string' ? [] : [value],
    )
    const works = new Map<string, Work>([
      ['JSON.stringify', () => objects.forEach((object) => JSON.stringify(object))],
    ])
    for (const { name, keys } of contenders) {
      if (keys !== undefined) works.set(name, () => objects.forEach((object) => keys(object)))
    }
    const times = await race(works, settings)
    const floor = times.get('JSON.stringify') ?? Number.NaN
    const cells: Cells = {}
    put(cells, 'keys', new Map([...times].map(([name, time]) => [name, time / floor])))
    return { cells }
  },
}
