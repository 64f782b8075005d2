import { afterEach, beforeEach, expect, it } from 'vitest'
import { sentence, settled, type Account } from '../src/account.ts'
import { away, crash } from '../src/away.ts'
import { numberedLogs, numberedPoints, type Numbered } from '../src/numbered.ts'
import { until } from '../src/poll.ts'
import { Sender } from '../src/sender.ts'

/** Two apps that say more than the demo does: normal traffic is 45 logs and 106 points a second. */
const rate = { perSecond: 200, apps: 2 }

interface Traffic {
  readonly numbered: Numbered
  readonly sender: Sender
}

let traffic: Readonly<Record<'logs' | 'metrics', Traffic>>

const start = (numbered: Numbered): Traffic => {
  return { numbered, sender: new Sender(numbered.signal, numbered.request, rate) }
}

beforeEach(async () => {
  const run = Date.now()
  traffic = {
    logs: start(numberedLogs(`outage-logs-${run}`)),
    metrics: start(numberedPoints(`outage-metrics-${run}`)),
  }
  await more()
})

afterEach(async () => {
  await Promise.all(Object.values(traffic).map(({ sender }) => sender.stop()))
})

/** Until both have said five seconds' worth more. */
async function more(): Promise<void> {
  const senders = Object.values(traffic).map(({ sender }) => sender)
  const enough = senders.map(({ produced }) => produced + 5 * rate.perSecond)
  await until(() => senders.every(({ produced }, i) => produced >= enough[i]!) || undefined, {
    what: 'more traffic',
  })
}

/** Stops the traffic, and asks the stores until nothing is missing. */
async function accounts(what: string): Promise<Account[]> {
  return Promise.all(
    Object.entries(traffic).map(async ([signal, { numbered, sender }]) => {
      const sent = await sender.stop()
      const last = await settled(sent, numbered)
      process.stdout.write(`  ${sentence(`${what}, ${signal}`, last)}\n`)
      return last
    }),
  )
}

it('Loki and then Prometheus are stopped for a while: the apps do not notice', async () => {
  await away('loki', more)
  await away('prometheus', more)
  await more()
  const nothing = { missing: [], lost: 0 }
  for (const each of await accounts('stores away')) expect(each).toMatchObject(nothing)
})

it('the collector crashes while both stores are away: what it had taken is on its disk', async () => {
  await away('loki', () =>
    away('prometheus', async () => {
      await more()
      await crash('otel-collector')
      await more()
    }),
  )
  await more()
  for (const { missing, stored, produced } of await accounts('collector crashed')) {
    expect(missing).toEqual([])
    // What was said while it started again may be lost, if that took long.
    expect(stored).toBeGreaterThan(produced / 2)
  }
})
