import { type Attributes, attributes } from './corpus/attributes.ts'
import { logLine } from './corpus/lines.ts'
import { type Plant, plant, plantKinds } from './corpus/plants.ts'
import { createRandom } from './corpus/random.ts'

/** A log line or the attributes of a record; every tenth holds one planted value. */
export interface Sample {
  readonly value: string | Attributes
  readonly plant?: Plant
}

const LINES = 1400
const OBJECTS = 600
const PLANT_EVERY = 10

/**
 * What services write: 1,400 log lines in German and English and 600 attribute objects, generated
 * from a seed. 200 of the 2,000 hold a value that must not leave; the other 1,800 are clean, so
 * whatever changes in one of them is a false alarm.
 */
export function createCorpus(seed = 20_261_121): readonly Sample[] {
  const random = createRandom(seed)
  return Array.from({ length: LINES + OBJECTS }, (_, index) => {
    const write = index < LINES ? logLine : attributes
    if (index % PLANT_EVERY !== 0) return { value: write(random) }
    const kind = plantKinds[(index / PLANT_EVERY) % plantKinds.length] as string
    const planted = plant(kind, random)
    return { value: write(random, planted.text), plant: planted }
  })
}

/** The strings of a value: what a text redactor reads. Keys of objects are not among them. */
export function stringsOf(value: Sample['value']): readonly string[] {
  const leaves = typeof value === 'string' ? [value] : Object.values(value)
  return leaves.filter((leaf) => typeof leaf === 'string')
}
