import { expect, it } from 'vitest'
import { logql } from '../src/loki.ts'
import { counters, deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { series } from '../src/prometheus.ts'

const permits = { service: 'permits', namespace: 'citizens', environment: 'production' }

it('a log arrives once, with its workspace beside it and not as an index label', async () => {
  const body = `application taken in ${Date.now()}`
  const given = { workspace_id: 'musterstadt', component: 'receipts', action: 'TAKEN_IN' }
  await deliver('logs', logs(permits, [{ body, attributes: given }]))
  const [entry, ...more] = await until(
    async () => {
      const found = await logql(`{service_name="permits"} |= "${body}"`)
      return found.length > 0 ? found : undefined
    },
    { what: 'the log in Loki' },
  )
  expect(more).toEqual([])
  expect(entry!.labels).toMatchObject({
    service_name: 'permits',
    service_namespace: 'citizens',
    deployment_environment_name: 'production',
    ...given,
  })
})

it('a counter arrives under its job, with the workspace as a label', async () => {
  const name = `permits_taken_${Date.now()}`
  const point = { name, value: 3, attributes: { workspace_id: 'neudorf' } }
  await deliver('metrics', counters(permits, [point]))
  const [one] = await series(`${name}_total`)
  expect(one).toMatchObject({
    value: 3,
    metric: { job: 'citizens/permits', instance: 'permits-1', workspace_id: 'neudorf' },
  })
})
