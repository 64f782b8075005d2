import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../src/paths.ts'

const loki = parse(readFileSync(join(root, 'dev/monitoring/loki/config.yaml'), 'utf8'))

const minutes = (text: string): number => {
  const { amount, unit } = /^(?<amount>\d+)(?<unit>[mh])$/.exec(text)!.groups!
  return Number(amount) * (unit === 'h' ? 60 : 1)
}
/** How often Loki stores the index of what it has flushed. */
const indexRotation = 15

it('a delete request waits until every line that it means is on the disk', () => {
  const { compactor, ingester } = loki
  const inMemory = minutes(ingester.max_chunk_age) + indexRotation
  expect(minutes(compactor.delete_request_cancel_period)).toBeGreaterThan(inMemory)
})
