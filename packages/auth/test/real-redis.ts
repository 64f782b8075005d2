import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, beforeAll } from 'vitest'
import { startRedisServer, type RedisServer } from '../../../dev/scripts/redis-server.ts'

export const key = () => randomBytes(32)
export const erika = { workspaceId: 'musterstadt', userId: 'erika.mustermann@example.org' }

/** A client as an app would make it, without ioredis' print of connection errors. */
export function connect(server: RedisServer): Redis {
  return new Redis(server.url).on('error', () => {})
}

/** A redis-server and a client for the tests of one file. */
export function useRedis(): { readonly server: RedisServer; readonly redis: Redis } {
  const using = {} as { server: RedisServer; redis: Redis }
  beforeAll(async () => {
    using.server = await startRedisServer()
    using.redis = connect(using.server)
  })
  afterAll(async () => {
    using.redis.disconnect()
    await using.server.stop()
  })
  return using
}

/** Names of all records (not indexes) in Redis. */
export function recordsIn(redis: Redis): Promise<string[]> {
  return redis.keys('sva:*:s:*')
}
