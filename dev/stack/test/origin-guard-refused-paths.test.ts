import { expect, test } from 'vitest'
import { stores } from '../../monitoring/origin-guard/stores.ts'
import { guardBefore, plain } from './origin-guard-between.ts'

const status = (answer: string) => Number(answer.split(' ')[1])
const refused = ['/api/v1/admin', '/-/quit']

test.each([
  '/api/v1/admin',
  '/api/v1/admin/',
  '/api/v1/admin?x=1',
  '/api/v1/admin/tsdb/delete_series?match[]=up',
  '/API/v1/Admin/tsdb/snapshot',
  '/-/QUIT',
  '/-/quit#/api/v1/query',
  '//api/v1/admin',
  '/api//v1/admin',
  '/api/v1/./admin',
  '/api/v1/query/../admin',
  '/./api/v1/admin',
  '/..',
  '/api/v1/%61dmin',
  '/api/v1/%2561dmin',
  '/api%2fv1%2fadmin',
  '/api/v1/query/%2e%2e/admin',
  '/api/v1\\admin',
  '/api/v1/admin;x',
  '/api/v1/\tadmin',
  '/api/v1/admın',
])('no spelling of a refused path gets through: %s', async (target) => {
  await using between = await guardBefore(refused)
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'])
    expect(status(await between.say(plain(target).replace('GET', method)))).toBeGreaterThan(399)
  expect(between.arrived).toEqual([])
})

test.each(['/', '/api/v1/query?query=up%7Bjob%3D%22x%22%7D', '/api/v1/administrator', '/-/ready'])(
  'what is not refused still works: %s',
  async (target) => {
    await using between = await guardBefore(refused)
    expect(status(await between.say(plain(target)))).toBe(200)
    expect(between.arrived[0]?.url).toBe(target)
  },
)

const harmful = {
  prometheus: [
    '/-/quit',
    '/-/reload',
    '/api/v1/admin/tsdb/delete_series',
    '/api/v1/admin/tsdb/snapshot',
    '/api/v1/admin/tsdb/clean_tombstones',
    '/api/v1/write',
    '/api/v1/otlp/v1/metrics',
  ],
  loki: [
    '/flush',
    '/ingester/shutdown',
    '/ingester/prepare_shutdown',
    '/ingester/prepare_partition_downscale',
    '/log_level',
    '/ring',
    '/distributor/ring',
    '/compactor/ring',
    '/loki/api/v1/push',
    '/api/prom/push',
    '/otlp/v1/logs',
  ],
  alertmanager: ['/-/reload'],
}

test.each(stores)('$name cannot be ended, wiped or written to from outside', async (store) => {
  await using between = await guardBefore(store.refused)
  for (const target of harmful[store.name as keyof typeof harmful]) {
    const answer = await between.say(plain(target).replace('GET', 'POST'))
    expect([target, status(answer)]).toEqual([target, 403])
  }
  expect(between.arrived).toEqual([])
})

test('every refusal is counted by its reason, and says what to do instead', async () => {
  await using between = await guardBefore(refused)
  const answer = await between.say(plain('/-/quit'))
  expect(answer).toContain('Fix: ')
  await between.say(plain('/', 'Origin: https://evil.example'))
  const text = between.counts.text()
  expect(text).toContain('origin_guard_requests_total{store="store",outcome="path"} 1')
  expect(text).toContain('origin_guard_requests_total{store="store",outcome="origin"} 1')
  expect(text).toContain('origin_guard_requests_total{store="store",outcome="passed"} 0')
})
