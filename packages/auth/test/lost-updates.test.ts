import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { createRedisSessionStore, type RedisClient } from '../src/index.ts'
import { erika, key, useRedis } from './real-redis.ts'

const using = useRedis()
const run = promisify(execFile)
const increment = ({ count }: { count: number }) => ({ count: count + 1 })

it('10,000 concurrent updates of one session in one process: none lost, few trips', async () => {
  let trips = 0
  const counting: RedisClient = {
    getBuffer: (name) => (trips++, using.redis.getBuffer(name)),
    callBuffer: (...args) => (trips++, using.redis.callBuffer(...args)),
    pexpire: (...args) => using.redis.pexpire(...args),
  }
  const store = createRedisSessionStore<{ count: number }>({ redis: counting, keys: [key()] })
  const { token } = await store.create(erika, { count: 0 })
  trips = 0
  await Promise.all(Array.from({ length: 10_000 }, () => store.update(token, increment)))
  expect(trips).toBeLessThanOrEqual(50)
  expect(await store.get(token)).toMatchObject({ session: { data: { count: 10_000 } } })
})

it('10,000 concurrent updates of one session in four processes: none lost', async () => {
  const secret = key()
  const store = createRedisSessionStore<{ count: number }>({ redis: using.redis, keys: [secret] })
  const { token } = await store.create(erika, { count: 0 })
  const counter = join(import.meta.dirname, 'fixtures/counter.ts')
  const args = [counter, using.server.url, secret.toString('base64'), token, '2500']
  await Promise.all(Array.from({ length: 4 }, () => run(process.execPath, args)))
  expect(await store.get(token)).toMatchObject({ session: { data: { count: 10_000 } } })
})

it('interleaved single updates of two processes: none lost', async () => {
  const keys = [key()]
  const one = createRedisSessionStore<{ count: number }>({ redis: using.redis, keys })
  const other = createRedisSessionStore<{ count: number }>({ redis: using.redis, keys })
  const { token } = await one.create(erika, { count: 0 })
  await Promise.all(
    [one, other].map(async (store) => {
      for (let i = 0; i < 250; i++) await store.update(token, increment)
    }),
  )
  expect(await one.get(token)).toMatchObject({ session: { data: { count: 500 } } })
})

it('a command whose answer got lost and that was sent again counts once', async () => {
  const resending: RedisClient = {
    getBuffer: (name) => using.redis.getBuffer(name),
    pexpire: (...args) => using.redis.pexpire(...args),
    async callBuffer(...args) {
      await using.redis.callBuffer(...args)
      return using.redis.callBuffer(...args)
    },
  }
  const store = createRedisSessionStore<{ count: number }>({
    redis: resending,
    keys: [key()],
    perUser: 1,
  })
  const { token } = await store.create(erika, { count: 0 })
  await store.update(token, increment)
  expect(await store.get(token)).toMatchObject({ session: { data: { count: 1 } } })
  expect(await store.list(erika)).toHaveLength(1)
})
