import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCells } from '../../tour/src/planted/table.ts'
import { difference } from '../src/attribute-names.ts'
import type { Signal } from '../src/otlp.ts'
import { named, searched, type Found } from '../src/planted.ts'
import { until } from '../src/poll.ts'
import { openRelay, type Relay } from '../src/relay.ts'
import { added, leftInText, letThrough, removed } from '../src/second-layer.ts'
import { forwarded, openSink, type Sink } from '../src/sink.ts'
import { tour, type ToldTour } from '../src/tour.ts'

const signals: readonly Signal[] = ['logs', 'traces', 'metrics']
const cells = createCells()
const rules = 'docs/reference/redaction-rules.md'
let relay: Relay
let sink: Sink
let told: ToldTour
let found: Readonly<Record<Signal, Found>>

beforeAll(async () => {
  // What it lets through stays out of the stores, where other tests look for it.
  sink = await openSink('instead of the stores')
  relay = await openRelay()
  told = await tour(relay.url, '--plain')
  found = await until(everything, { what: 'every canary behind the collector', every: 2_000 })
  const planted = told.planted.filter(({ claimed }) => claimed).length
  for (const signal of signals) {
    const { bytes, claimed } = found[signal]
    console.log(`${signal}: ${claimed.length} of ${planted} let through, in ${bytes} bytes`)
  }
})

afterAll(async () => {
  relay.close()
  await sink.close()
})

async function everything(): Promise<typeof found | undefined> {
  const [logs, traces, metrics] = await Promise.all(
    signals.map((signal) => searched(told.planted, forwarded(sink, [signal]))),
  )
  const all = { logs: logs!, traces: traces!, metrics: metrics! }
  const isThere = cells.every(({ canary, position }) =>
    // The name of a span is the last to come: span_metrics speak every 15 s.
    (position === 'span name' ? [all.metrics] : Object.values(all)).some(({ canaries }) =>
      canaries.has(canary),
    ),
  )
  return isThere ? all : undefined
}

it('the app sends all of it; else the collector proves nothing', () => {
  expect(told.code).toBe(3)
  expect(told.output).not.toContain('broken')
})

it.for(signals)('%s: lets through what is not on the list, or no longer what is', (signal) => {
  const expected = letThrough[signal].flatMap(([kinds, ...positions]) =>
    positions.flatMap((position) =>
      (kinds === 'all' ? kindsAt(position) : kinds).map((kind) => `${kind} | ${position}`),
    ),
  )
  expect(named(found[signal].claimed)).toEqual(expected.toSorted())
})

const kindsAt = (position: string): string[] =>
  cells.filter((cell) => cell.position === position).map(({ kind }) => kind)

it.for(signals)('%s: an attribute goes or comes that no page tells of', async (signal) => {
  expect(difference(relay.bodies(signal), await sink.bodies(signal))).toEqual({
    removed: removed[signal].toSorted(),
    added: added[signal].toSorted(),
  })
})

it.for(Object.entries(leftInText))('%s is let through, and its rule %s is silent', ([, rule]) => {
  const page = readFileSync(join(import.meta.dirname, '../../..', rules), 'utf8')
  const [section = ''] = page.split(/^### /m).filter((text) => text.startsWith(`${rule}\n`))
  expect(section).toMatch(/Layers: SDK only|RE2 wants a (?:bracket or a )?word in front/)
})
