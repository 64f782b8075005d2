import { Redis } from 'ioredis'
import { expect, it, vi } from 'vitest'
import { createKeyring } from '../src/keyring.ts'
import { createRedisBackend } from '../src/redis/backend.ts'
import { createSessionStore } from '../src/session-store.ts'
import { createRedisSessionStore } from '../src/index.ts'
import { describeSessionStore } from './contract.ts'
import type { Basket } from './contract-people.ts'
import { erika, key, recordsIn, useRedis } from './real-redis.ts'

const using = useRedis()

describeSessionStore('in Redis', async (policy) => {
  await using.redis.flushall()
  return createRedisSessionStore<Basket>({ redis: using.redis, keys: [key()], ...policy })
})

/** The policy's lower bound (a minute) is for people; a test cannot wait that long. */
function createHastyStore(idle: number) {
  const backend = createRedisBackend(using.redis, { idle, lifetime: 60_000 })
  return createSessionStore<Basket>(backend, createKeyring([key()]), {
    idle,
    lifetime: 60_000,
    perUser: 2,
  })
}

it('idles out by itself, and then counts no more against the limit', async () => {
  await using.redis.flushall()
  const store = createHastyStore(50)
  const { token } = await store.create(erika, { forms: [] })
  await store.create(erika, { forms: [] })
  await vi.waitUntil(async () => (await recordsIn(using.redis)).length === 0)
  expect(await store.get(token)).toEqual({ status: 'absent' })
  await store.create(erika, { forms: [] })
  const [index] = await using.redis.keys('sva:*:u')
  expect(await using.redis.zcard(index!)).toBe(1)
})

it('a read starts the idle time anew, but writes at most once in a tenth of it', async () => {
  await using.redis.flushall()
  const store = createRedisSessionStore<Basket>({ redis: using.redis, keys: [key()] })
  const { token } = await store.create(erika, { forms: [] })
  const [name] = await recordsIn(using.redis)
  await using.redis.pexpire(name!, 10_000)
  await store.get(token)
  await vi.waitUntil(async () => (await using.redis.pttl(name!)) > 1_700_000)
  await using.redis.pexpire(name!, 10_000)
  await store.get(token)
  await using.redis.ping()
  expect(await using.redis.pttl(name!)).toBeLessThanOrEqual(10_000)
})

it('a session whose idle time could not be renewed is tried again at the next read', async () => {
  await using.redis.flushall()
  const store = createRedisSessionStore<Basket>({ redis: using.redis, keys: [key()] })
  const { token } = await store.create(erika, { forms: [] })
  const renew = vi.spyOn(using.redis, 'pexpire').mockRejectedValueOnce(new Error('READONLY'))
  await store.get(token)
  await store.get(token)
  expect(renew).toHaveBeenCalledTimes(2)
  renew.mockRestore()
})

it('the index lives as long as the longest session, so that nobody escapes revokeAll', async () => {
  await using.redis.flushall()
  const keys = [key()]
  const long = createRedisSessionStore<Basket>({ redis: using.redis, keys })
  const short = createRedisSessionStore<Basket>({
    redis: using.redis,
    keys,
    idle: 60_000,
    lifetime: 60_000,
  })
  await long.create(erika, { forms: [] })
  await short.create(erika, { forms: [] })
  const [index] = await using.redis.keys('sva:*:u')
  expect(await using.redis.pttl(index!)).toBeGreaterThan(6 * 24 * 60 * 60_000)
})

it('sends the reads of one tick in one write, and holds nothing back after it', async () => {
  const store = createRedisSessionStore<Basket>({ redis: using.redis, keys: [key()] })
  const { token } = await store.create(erika, { forms: [] })
  await store.get(token)
  await using.redis.ping() // the touch of the first read is out
  const cork = vi.spyOn(using.redis.stream, 'cork')
  const found = await Promise.all(Array.from({ length: 100 }, () => store.get(token)))
  expect(found.every(({ status }) => status === 'active')).toBe(true)
  expect(cork).toHaveBeenCalledOnce()
  expect(using.redis.stream.writableCorked).toBe(0)
})

it('works on after Redis has forgotten the scripts', async () => {
  const store = createRedisSessionStore<Basket>({ redis: using.redis, keys: [key()] })
  const { token } = await store.create(erika, { forms: [] })
  await using.redis.script('FLUSH')
  const changed = await store.update(token, () => ({ forms: ['Wohngeld'] }))
  expect(changed).toMatchObject({ session: { data: { forms: ['Wohngeld'] } } })
})

it('a client that puts a prefix in front of every key: records stand where they are read', async () => {
  const redis = new Redis(using.server.url, { keyPrefix: 'app:' })
  const store = createRedisSessionStore<Basket>({ redis, keys: [key()] })
  const { token } = await store.create(erika, { forms: [] })
  const changed = await store.update(token, () => ({ forms: ['Wohngeld'] }))
  expect(changed).toMatchObject({ status: 'active', session: { data: { forms: ['Wohngeld'] } } })
  expect(await store.list(erika)).toHaveLength(1)
  expect(await store.revokeAll(erika)).toBe(1)
  expect(await store.get(token)).toEqual({ status: 'absent' })
  redis.disconnect()
})

it('costs no trip for a cookie that is not a token', async () => {
  const before = await using.redis.info('commandstats')
  const store = createRedisSessionStore<Basket>({ redis: using.redis, keys: [key()] })
  await store.get('x'.repeat(1_000_000))
  const gets = (info: string) => /cmdstat_get:calls=(\d+)/.exec(info)?.[1]
  expect(gets(await using.redis.info('commandstats'))).toBe(gets(before))
})
