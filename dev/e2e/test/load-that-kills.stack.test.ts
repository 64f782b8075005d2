import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sentence, settled } from '../src/account.ts'
import { allDashboardQueries, askPanel } from '../src/ask-panel.ts'
import { baselinePage } from '../src/baseline-page.ts'
import { fillLoki } from '../src/fill-loki.ts'
import { logqlTotal } from '../src/loki.ts'
import { normalTraffic, type Traffic } from '../src/normal-traffic.ts'
import { countedSpans, numberedLogs, numberedPoints, type Source } from '../src/numbered.ts'
import { until } from '../src/poll.ts'
import { Sender } from '../src/sender.ts'
import { state } from '../src/stack.ts'
import { usageTable, watchUsage } from '../src/usage.ts'

const times = 10
const seconds = 120
const page = join(import.meta.dirname, '../../../docs/reference/stack-baseline.md')

/** Three hours old, so that no dashboard reads it. Loki reads 40 MiB for one query, not more. */
const old = { at: Date.now() - 3 * 3_600_000, small: 15e6, large: 48e6 }

/** `| pattern` makes a series of each line, which is what takes memory. */
function ofOld(aggregate: string, which: 'small' | 'large'): Promise<number> {
  const lines = `{service_name="old-${which}"} | pattern "<n> <_>" | n >= 0 [1m]`
  return logqlTotal(`${aggregate}(count_over_time(${lines}))`, old.at + 50_000)
}

interface Answers {
  rounds: number
  readonly failed: Set<string>
  readonly refusals: Set<string>
}

/** Somebody has all dashboards open, and asks for too much once a round. */
async function ask(stop: AbortSignal): Promise<Answers> {
  const answers: Answers = { rounds: 0, failed: new Set(), refusals: new Set() }
  const refused = (of: Promise<number>): Promise<void> =>
    of.then(
      () => void answers.refusals.add('not refused'),
      (error: Error) => void answers.refusals.add(error.message),
    )
  while (!stop.aborted) {
    for (const query of allDashboardQueries) {
      await askPanel(query).catch((error: Error) => answers.failed.add(error.message))
    }
    await refused(ofOld('', 'small'))
    await refused(ofOld('', 'large'))
    answers.rounds += 1
  }
  return answers
}

/** The demo is two processes. Until two minutes' worth of logs have been said. */
async function send(traffic: Traffic, sources: Readonly<Record<keyof Traffic, Source>>) {
  const start = (what: keyof Traffic): Sender =>
    new Sender(sources[what].signal, sources[what].request, {
      perSecond: traffic[what],
      apps: 2 * times,
    })
  const [logs, points, spans] = [start('logs'), start('points'), start('spans')]
  // On a busy machine it takes longer, but it is the same load.
  const patience = { what: 'all of the load', within: 3_000 * seconds, every: 1_000 }
  await until(() => logs.produced >= traffic.logs * seconds || undefined, patience)
  const sent = await Promise.all([logs.stop(), points.stop(), spans.stop()])
  return { logs: sent[0], points: sent[1], spans: sent[2] }
}

const services = ['otel-collector', 'loki', 'prometheus', 'origin-guard', 'log-agent']
/** All that may not change: a restart is a new process. */
const lives = async (): Promise<unknown[]> =>
  Promise.all(services.map(async (service) => ({ service, ...(await state(service)) })))

it('ten times the normal traffic and open dashboards: nobody is killed, nothing is lost', async () => {
  const fill = async (): Promise<number> => {
    await fillLoki('old-large', old.large, old.at)
    return fillLoki('old-small', old.small, old.at)
  }
  const [normal, lines] = await Promise.all([normalTraffic(), fill()])
  const traffic = {
    logs: normal.logs * times,
    points: normal.points * times,
    spans: normal.spans * times,
  }
  const run = Date.now()
  const [logs, points] = [numberedLogs(`load-logs-${run}`), numberedPoints(`load-points-${run}`)]
  const spans = countedSpans(`load-spans-${run}`)
  const before = await lives()
  const stop = new AbortController()
  const [asked, used] = [ask(stop.signal), watchUsage(stop.signal)]
  const sent = await send(traffic, { logs, points, spans }).finally(() => stop.abort())
  const { rounds, failed, refusals } = await asked
  const usages = await used
  const baseline = { date: new Date(), seconds, traffic, rounds, usages }
  process.stdout.write(`${usageTable(usages)}\n  ${rounds} rounds of queries\n`)

  expect(await lives()).toEqual(before)
  for (const [what, signal] of Object.entries({ logs, points })) {
    const one = await settled(sent[what as 'logs' | 'points'], signal)
    process.stdout.write(`  ${sentence(what, one)}\n`)
    expect(one).toMatchObject({ missing: [], lost: 0 })
  }
  const { produced, lost } = sent.spans
  expect(lost.size).toBe(0)
  await until(async () => (await spans.counted()) === produced || undefined, {
    what: `${produced} spans counted`,
  })
  expect([...failed]).toEqual([])
  expect([...refusals].toSorted()).toEqual([
    expect.stringContaining('maximum number of series (500) reached'),
    expect.stringContaining('query is too large to execute'),
  ])
  expect(await ofOld('sum', 'small')).toBe(lines)
  // Only when asked: elsewhere the machine is another one.
  if (process.env.SVA_BASELINE === 'write') writeFileSync(page, baselinePage(baseline))
})
