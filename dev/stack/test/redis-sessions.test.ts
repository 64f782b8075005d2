import { createRedisSessionStore } from '../../../packages/auth/src/index.ts'
import { describeSessionStore } from '../../../packages/auth/test/contract.ts'
import type { Basket } from '../../../packages/auth/test/contract-people.ts'
import { key } from '../../../packages/auth/test/real-redis.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStackRedis } from './redis-users.ts'

let redis: Awaited<ReturnType<typeof startStackRedis>>
beforeAll(async () => {
  redis = await startStackRedis()
})
afterAll(() => redis[Symbol.asyncDispose]())

// The whole contract: a permission that is missing would log everybody out, on the stack only.
describeSessionStore('as the user app of the stack', async (policy) => {
  await redis.admin.flushall()
  return createRedisSessionStore<Basket>({ redis: redis.app, keys: [key()], ...policy })
})

test('a full Redis refuses new sessions, and logs nobody out', async () => {
  await redis.admin.flushall()
  const store = createRedisSessionStore<Basket>({ redis: redis.app, keys: [key()] })
  const owner = { workspaceId: 'musterstadt', userId: 'erika' }
  const { token } = await store.create(owner, { forms: ['Wohngeld'] })
  await redis.admin.config('SET', 'maxmemory', '1')
  await expect(store.create(owner, { forms: [] })).rejects.toMatchObject({
    code: 'SVA_SESSION_STORE_UNAVAILABLE',
  })
  expect((await store.get(token)).status).toBe('active')
})
