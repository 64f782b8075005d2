import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { away } from '../src/away.ts'
import { filesOf } from '../src/container-files.ts'
import { named, searched, type Found, type PlantedRow } from '../src/planted.ts'
import { until } from '../src/poll.ts'
import { forget, print } from '../src/print.ts'
import { stack } from '../src/stack.ts'

const run = randomUUID().slice(0, 8)
const printer = { project: stack().project, service: `queued-${run}` }
const planted: readonly PlantedRow[] = [
  ['e-mail', `bettina.${run}@example.org`],
  ['iban', 'DE89370400440532013000'],
  ['password', `password=Sg4Wd8-${run}`],
].map(([kind = '', value = '']) => ({
  kind,
  position: 'printed while Loki is away',
  claimed: true,
  needles: [value],
  canary: `canary-${kind}-${run}`,
}))
const lines = planted.map(({ needles, canary }) => `${canary}: ${needles.join()}`)

afterAll(() => forget(printer))

it('what the agent keeps while Loki is away holds what was printed, and nothing planted', async () => {
  const found = await away('loki', async () => {
    // Positions hold the first kilobyte of a file as it was printed: that is known, and said.
    await print(
      printer,
      `console.log('x'.repeat(2_000)); for (const line of ${JSON.stringify(lines)}) console.log(line)`,
    )
    const all = async (): Promise<Found | undefined> => {
      const seen = await searched(planted, filesOf('log-agent', '/var/lib/log-agent'))
      return seen.canaries.size === planted.length ? seen : undefined
    }
    return until(all, { what: 'every canary in the queue of the log agent', every: 2_000 })
  })
  expect(named(found.claimed)).toEqual([])
})
