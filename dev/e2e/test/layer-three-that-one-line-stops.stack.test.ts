import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startBeside } from '../src/beside.ts'
import { logql, type Entry } from '../src/loki.ts'
import { until } from '../src/poll.ts'
import { forget, print } from '../src/print.ts'
import { composed } from '../src/service-image.ts'

const project = `stopped-${randomUUID().slice(0, 8)}`
const bad = { project, service: 'bad' }
const good = { project, service: 'good' }
const lines = 1_000

/** A rule that fails on a line with this word: no statement of ours can (dev/generate). */
const fails = {
  processors: {
    'transform/fails': {
      error_mode: 'propagate',
      log_statements: [
        {
          statements: [
            'set(log.attributes["x"], ParseJSON(log.body)) where IsMatch(log.body, "unlucky")',
          ],
        },
      ],
    },
  },
  service: { pipelines: { logs: { processors: ['transform/redaction', 'transform/fails'] } } },
}

let stop: (() => Promise<void>) | undefined
beforeAll(async () => {
  const { services } = await composed()
  const args = [`--config=yaml:${JSON.stringify(fails)}`]
  stop = await startBeside(services['log-agent']!, project, args)
})
afterAll(async () => {
  await stop?.()
  await forget(bad)
  await forget(good)
})

const stored = (service: string): Promise<Entry[]> =>
  logql(`{service_namespace="${project}", service_name="${service}"}`)

it('a line that a rule fails on is not let out, and neither its file nor another waits for it', async () => {
  await print(
    bad,
    `for (let n = 0; n < ${lines}; n++) console.log(n === 300 ? 'unlucky {' : 'line ' + n)`,
  )
  await print(good, 'console.log("unharmed")')
  await until(async () => ((await stored('good')).length === 1 ? true : undefined), {
    what: 'the line of another container',
  })
  const found = await until(
    async () => {
      const entries = await stored('bad')
      return entries.some(({ line }) => line === `line ${lines - 1}`) ? entries : undefined
    },
    { what: 'the lines behind the one that fails' },
  )
  expect(found.filter(({ line }) => line.includes('unlucky'))).toEqual([])
  // What is read at once is lost at once: a hundred lines.
  expect(found.length).toBeGreaterThanOrEqual(lines - 100)
})
