import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startRedisServer, type RedisServer } from '../../../dev/scripts/redis-server.ts'
import {
  createRedisSessionStore,
  SessionStoreUnavailable,
  type SessionStore,
} from '../src/index.ts'
import { connect, erika, key } from './real-redis.ts'

let server: RedisServer
let redis: Redis
let store: SessionStore<string>
let token: string

beforeEach(async () => {
  server = await startRedisServer()
  redis = connect(server)
  store = createRedisSessionStore({ redis, keys: [key()] })
  token = (await store.create(erika, 'Wohngeld')).token
})

afterEach(async () => {
  redis.disconnect()
  await server.stop()
})

const operations: Record<string, () => Promise<unknown>> = {
  create: () => store.create(erika, 'Elterngeld'),
  get: () => store.get(token),
  update: () => store.update(token, (data) => data),
  rotate: () => store.rotate(token),
  revoke: () => store.revoke(token),
  list: () => store.list(erika),
  revokeAll: () => store.revokeAll(erika),
}

// ioredis' own defaults: alone, they wait 73 s for a dead server and for ever for a hung one.
describe.each(['SIGKILL', 'SIGSTOP'] as const)('after %s of Redis', (signal) => {
  it('each operation fails with the typed error; none hangs, none says "signed out"', async () => {
    await server.kill(signal)
    const results = await Promise.allSettled(Object.values(operations).map((run) => run()))
    expect(results).toEqual(
      results.map(() => ({ status: 'rejected', reason: expect.any(SessionStoreUnavailable) })),
    )
    const reason = results[0]?.status === 'rejected' ? results[0].reason : undefined
    expect(reason).toMatchObject({ code: 'SVA_SESSION_STORE_UNAVAILABLE', status: 503 })
  })

  it('requests stop queueing up for it', async () => {
    await server.kill(signal)
    await Promise.allSettled(Array.from({ length: 10 }, () => store.get(token)))
    const sent = vi.spyOn(redis, 'getBuffer')
    const results = await Promise.allSettled(Array.from({ length: 1000 }, () => store.get(token)))
    expect(results.every(({ status }) => status === 'rejected')).toBe(true)
    expect(sent.mock.calls.length).toBeLessThanOrEqual(1)
  })
})

it('a session is there again once Redis goes on, without a restart of the app', async () => {
  await server.kill('SIGSTOP')
  await Promise.allSettled(Array.from({ length: 10 }, () => store.get(token)))
  await server.kill('SIGCONT')
  await vi.waitUntil(
    async () => (await store.get(token).catch(() => undefined)) !== undefined,
    5000,
  )
  expect(await store.get(token)).toMatchObject({ status: 'active', session: { data: 'Wohngeld' } })
})

it('a logout that failed is not reported as one', async () => {
  await server.kill('SIGSTOP')
  await expect(store.revoke(token)).rejects.toBeInstanceOf(SessionStoreUnavailable)
})

it('with Redis full, people stay signed in and can sign out; only logins are refused', async () => {
  await redis.config('SET', 'maxmemory', '1')
  await expect(store.create(erika, 'Elterngeld')).rejects.toThrow('Redis answers OOM')
  expect((await store.get(token)).status).toBe('active')
  await store.revoke(token)
  await redis.config('SET', 'maxmemory', '0')
  expect((await store.get(token)).status).toBe('absent')
})

it('on a read-only replica, reads go on', async () => {
  await redis.replicaof('127.0.0.1', '1')
  expect((await store.get(token)).status).toBe('active')
  expect(await store.list(erika)).toHaveLength(1)
  await expect(store.rotate(token)).rejects.toThrow('Redis answers READONLY')
})

it('an error says nothing about the session', async () => {
  await server.kill('SIGKILL')
  const error: unknown = await store.get(token).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(SessionStoreUnavailable)
  expect(String((error as Error).stack)).not.toContain(token.slice(5, 40))
  expect(error).not.toHaveProperty('cause')
})
