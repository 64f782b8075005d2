import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { difference } from '../src/attribute-names.ts'
import { away } from '../src/away.ts'
import { filesOf } from '../src/container-files.ts'
import { named, searched, type Found, type Pieces, type PlantedRow } from '../src/planted.ts'
import type { Signal } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { openRelay, type Relay } from '../src/relay.ts'
import * as says from '../src/says.ts'
import { added } from '../src/second-layer.ts'
import { astray, cellsOf, type Store } from '../src/sightings.ts'
import { forwarded, openSink, type Sink } from '../src/sink.ts'
import { stack } from '../src/stack.ts'
import { tour, type ToldTour } from '../src/tour.ts'

const signals: readonly Signal[] = ['logs', 'traces', 'metrics']
const began = Date.now()
let sink: Sink
let relay: Relay
let told: ToldTour
let queue: Found
const report: string[] = []

/** May be stored, and must be found: the places that get no record of the tour's planter. */
const canaries = {
  redis: 'canary-in-redis',
  printed: 'canary-in-stdout',
  alerts: 'canary-in-alerts',
}
const ours = Object.values(canaries).map((canary): PlantedRow => ({
  kind: 'none',
  position: 'e2e',
  claimed: false,
  needles: [],
  canary,
}))

async function search(place: string, pieces: Pieces): Promise<Found> {
  const start = performance.now()
  const found = await searched([...told.planted, ...ours], pieces)
  const { bytes, claimed, unclaimed } = found
  const numbers = [
    `${bytes.toLocaleString('en')} bytes in ${((performance.now() - start) / 1_000).toFixed(1)} s`,
    `${found.canaries.size} canaries`,
    `${claimed.length} claimed values`,
    `${unclaimed.length} not claimed`,
  ]
  report.push(`${place}: ${numbers.join(', ')}`)
  return found
}

beforeAll(async () => {
  sink = await openSink('beside the stores')
  relay = await openRelay()
  await leaveCanaries()
  // Without both stores all of it is in the collector's queue when that is searched.
  const meanwhile = async (): Promise<void> => {
    told = await tour(relay.url)
    queue = await search('queue of the collector', filesOf('otel-collector', '/var/lib/otelcol'))
  }
  await away('loki', () => away('prometheus', meanwhile))
})

afterAll(async () => {
  relay.close()
  await sink.close()
  console.log(report.join('\n'))
})

async function leaveCanaries(): Promise<void> {
  const { redis, urls } = stack()
  const client = new Redis({ port: redis.port, username: 'app', password: redis.password })
  await client.set('sva:e2e', canaries.redis, 'EX', 3_600)
  client.disconnect()
  await fetch(`${sink.url}/${canaries.printed}`) // it prints what it is asked for
  const silence = {
    matchers: [{ name: 'alertname', value: 'e2e', isRegex: false, isEqual: true }],
    startsAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 60_000).toISOString(),
    createdBy: 'e2e',
    comment: canaries.alerts,
  }
  const answer = await fetch(`${urls.alertmanager}/api/v2/silences`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(silence),
  })
  expect(answer.status).toBe(200)
}

it('nothing claimed leaves the processes; else the stores prove nothing', () => {
  if (told.code !== 0) console.log(told.output)
  expect(told.code).toBe(0)
})

it.for<Store>(['loki', 'prometheus', 'sink'])(
  'every record is in %s, in the workspace whose work wrote it',
  async (store) => {
    const complete = async (): Promise<true | undefined> =>
      (await astray(store, began, sink)).lost.length === 0 || undefined
    await until(complete, { what: `every canary in ${store}` }).catch(() => {})
    expect(await astray(store, began, sink)).toEqual({ lost: [], misplaced: [] })
  },
)

it.for(signals)('%s: an attribute goes or comes that no page tells of', async (signal) => {
  const names = difference(relay.bodies(signal), await sink.bodies(signal))
  expect(names).toEqual({ removed: [], added: added[signal].toSorted() })
})

const of = (...stores: Store[]): string[] => stores.flatMap(cellsOf).map(({ canary }) => canary)

interface Place {
  readonly name: string
  readonly find: (name: string) => Promise<Found> | Found
  readonly canaries: readonly string[]
}

const place = (name: string, pieces: () => Pieces, canaries: readonly string[]): Place => ({
  name,
  find: () => search(name, pieces()),
  canaries,
})

const places: readonly Place[] = [
  { name: 'queue of the collector', find: () => queue, canaries: of('loki', 'prometheus') },
  place(
    'everything behind the collector',
    () => forwarded(sink, signals),
    of('loki', 'prometheus', 'sink'),
  ),
  place('Prometheus, asked', () => says.prometheus(began), of('prometheus')),
  place('Prometheus, by promtool', () => says.promtool(began), of('prometheus')),
  place('Prometheus, files', () => filesOf('prometheus', '/prometheus'), of('prometheus')),
  place('Loki, asked', () => says.loki(began), of('loki')),
  place('Loki, write-ahead log', () => filesOf('loki', '/loki'), of('loki')),
  {
    name: 'Loki, chunks and index',
    // It writes them when it stops.
    find: (name) => away('loki', () => search(name, filesOf('loki', '/loki'))),
    canaries: of('loki'),
  },
  place('Redis, files', () => filesOf('redis', '/data'), [canaries.redis]),
  place('alerts, asked', says.alerts, [canaries.alerts]),
  {
    name: 'Alertmanager, files',
    find: (name) =>
      away('alertmanager', () => search(name, filesOf('alertmanager', '/alertmanager'))),
    canaries: [canaries.alerts],
  },
  place('log agent, files', () => filesOf('log-agent', '/var/lib/log-agent'), []),
  place('standard output of all services', says.containers, [canaries.printed]),
]

/** Of what must be found, because finding nothing else would mean nothing. */
const missing = ({ canaries: expected }: Place, { canaries: found }: Found): string[] =>
  expected.filter((canary) => !found.has(canary))

describe('a planted value is in', () => {
  it.for(places)('$name', async (where) => {
    let found = await where.find(where.name)
    // A file that grows while it is copied ends the copy.
    if (missing(where, found).length > 0) found = await where.find(where.name)
    expect(named(found.claimed)).toEqual([])
    expect(found.bytes).toBeGreaterThan(0)
    expect(missing(where, found)).toEqual([])
  })
})
