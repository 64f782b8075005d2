import { expect, it } from 'vitest'
import { counted } from '../src/counted.ts'
import { logql } from '../src/loki.ts'
import { deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'

// docs/reference/stack.md, "What is dropped, and what counts it".

const run = Date.now()
const day = 24 * 3_600_000
const failed = () =>
  counted('otel-collector', 'otelcol_exporter_send_failed_log_records', '"otlp_http/loki"')

it('one too old: Loki stores the others, and the whole request counts as failed', async () => {
  const service = `aged-${run}`
  const good = Array.from({ length: 99 }, (_, number) => `good ${number}`)
  const records = [{ body: 'too old', at: run - 8 * day }, ...good.map((body) => ({ body }))]
  const before = await failed()
  expect(await deliver('logs', logs({ service }, records))).toBe(0)

  const stored = async () => {
    const found = await logql(`{service_name="${service}"}`)
    return found.length >= good.length ? found.map(({ line }) => line) : undefined
  }
  const lines = await until(stored, { what: `${good.length} lines` })
  expect(lines.toSorted()).toEqual(good.toSorted())
  // An upper bound: Loki says that it refused, not how many.
  const all = async () => (await failed()) - before >= records.length || undefined
  await until(all, { what: `${records.length} to be counted` })
  expect((await failed()) - before).toBe(records.length)
})
