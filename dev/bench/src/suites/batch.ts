import { readsText } from '../contender.ts'
import type { Sample } from '../corpus.ts'
import { race, type Work } from '../measure.ts'
import { put, type Cells, type Suite } from '../suite.ts'
import { createFlatCorpus } from './mixed.ts'

const RECORDS = 512

/** A batch of log records as OTLP/JSON carries them, one record at a time. */
export const batch: Suite = {
  name: 'batch',
  about: `a batch of ${RECORDS} OTLP log records`,
  columns: () => [
    {
      key: 'batch',
      title: 'batch',
      digits: 2,
      unit: 'x',
      goal: '<= 3x',
      about: `A batch of ${RECORDS} OTLP log records against JSON.stringify of it.`,
    },
  ],
  async run(contenders, settings) {
    const records = createBatch(createFlatCorpus())
    const works = new Map<string, Work>([
      ['JSON.stringify', () => records.forEach((record) => JSON.stringify(record))],
    ])
    for (const { name, redact } of contenders.filter(readsText)) {
      works.set(name, async () => {
        for (const record of records) {
          const clean = redact(record)
          if (clean instanceof Promise) await clean
        }
      })
    }
    const times = await race(works, settings)
    const floor = times.get('JSON.stringify') ?? Number.NaN
    const cells: Cells = {}
    put(cells, 'batch', new Map([...times].map(([name, time]) => [name, time / floor])))
    return { cells }
  },
}

/** A log line is the body, an object the attributes of a record. */
function createBatch(corpus: readonly Sample[]): readonly object[] {
  const lines = corpus.filter(({ value }) => typeof value === 'string')
  const objects = corpus.filter(({ value }) => typeof value !== 'string')
  return Array.from({ length: RECORDS }, (_, index) => ({
    timeUnixNano: String(1_763_700_000_000_000_000n + BigInt(index)),
    severityNumber: 9,
    severityText: 'INFO',
    body: anyValue(lines[index]?.value),
    attributes: Object.entries(objects[index]?.value ?? {}).map(([key, value]) => ({
      key,
      value: anyValue(value),
    })),
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    spanId: '00f067aa0ba902b7',
  }))
}

function anyValue(value: unknown): object {
  if (typeof value === 'string') return { stringValue: value }
  return typeof value === 'boolean' ? { boolValue: value } : { intValue: value }
}
