import { describe, expect, it, vi } from 'vitest'
import { createRedisSessionStore, type RedisClient, type SessionStore } from '../src/index.ts'
import { erika, key, recordsIn, useRedis } from './real-redis.ts'

const using = useRedis()
type Count = { count: number }
const increment = ({ count }: Count) => ({ count: count + 1 })

/** A client that holds back its writes until told, as a slow network would. */
function createSlowClient() {
  const { promise, resolve: release } = Promise.withResolvers<void>()
  const held = vi.fn<() => void>()
  const hold = async () => (held(), promise)
  const client: RedisClient = {
    getBuffer: (name) => using.redis.getBuffer(name),
    callBuffer: (...args) => hold().then(() => using.redis.callBuffer(...args)),
    pexpire: (...args) => hold().then(() => using.redis.pexpire(...args)),
  }
  return { client, held, release }
}

const slow: Record<string, (store: SessionStore<Count>, token: string) => Promise<unknown>> = {
  update: (store, token) => store.update(token, increment),
  rotate: (store, token) => store.rotate(token),
  'read that touches': (store, token) => store.get(token),
}
const endings: Record<string, (store: SessionStore<Count>, token: string) => Promise<unknown>> = {
  revoke: (store, token) => store.revoke(token),
  revokeAll: (store) => store.revokeAll(erika),
  'one login too many': (store) => store.create(erika, { count: 0 }),
}

describe.each(Object.entries(slow))('a slow %s', (_, act) => {
  it.each(Object.entries(endings))('does not undo %s', async (_, end) => {
    await using.redis.flushall()
    const keys = [key()]
    const store = createRedisSessionStore<Count>({ redis: using.redis, keys, perUser: 1 })
    const { client, held, release } = createSlowClient()
    const slowStore = createRedisSessionStore<Count>({ redis: client, keys, perUser: 1 })
    const { token, session } = await store.create(erika, { count: 0 })

    const acting = act(slowStore, token)
    await vi.waitUntil(() => held.mock.calls.length > 0)
    await end(store, token)
    release()
    await acting
    await using.redis.ping()

    expect((await store.get(token)).status).toBe('absent')
    expect((await recordsIn(using.redis)).filter((name) => name.includes(session.id))).toEqual([])
  })
})

it('1,000 logouts in the midst of updates, reads and rotations: nobody is alive after', async () => {
  await using.redis.flushall()
  const keys = [key()]
  const one = createRedisSessionStore<Count>({ redis: using.redis, keys, perUser: 1000 })
  const other = createRedisSessionStore<Count>({ redis: using.redis, keys, perUser: 1000 })
  const round = async (i: number) => {
    const { token, session } = await one.create({ ...erika, userId: `user-${i}` }, { count: 0 })
    const acts = [
      () => one.update(token, increment),
      () => other.update(token, increment),
      () => other.get(token),
      () => one.rotate(token),
      () => other.revokeAll({ userId: session.userId }),
    ]
    const order = acts.map((_, at) => acts[(at * 2 + i) % acts.length]!)
    await Promise.all(order.map((act) => act()))
  }
  for (let i = 0; i < 1000; i += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, at) => round(i + at)))
  }
  expect(await recordsIn(using.redis)).toEqual([])
})
