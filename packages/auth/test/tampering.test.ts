import { describe, expect, it } from 'vitest'
import { createRedisSessionStore } from '../src/index.ts'
import { erika, key, recordsIn, useRedis } from './real-redis.ts'

const using = useRedis()
type Rights = { admin: boolean }

async function setUp(keys = [key()]) {
  await using.redis.flushall()
  const store = createRedisSessionStore<Rights>({ redis: using.redis, keys })
  const { token, session } = await store.create(erika, { admin: false })
  const [name] = await recordsIn(using.redis)
  // What the store remembers of the untouched record must not help.
  await store.get(token)
  return { store, token, session, name: name!, blob: (await using.redis.getBuffer(name!))! }
}

describe('a record that somebody has changed in Redis', () => {
  it('does not open, whichever byte it is', async () => {
    const { store, token, name, blob } = await setUp()
    for (let at = 0; at < blob.length; at++) {
      const changed = Buffer.from(blob)
      changed[at]! ^= 1
      await using.redis.set(name, changed)
      expect(await store.get(token)).toEqual({ status: 'tampered' })
    }
  })

  it.each([0, 1, 17, 32, 33])('does not open when cut to %i bytes', async (length) => {
    const { store, token, name, blob } = await setUp()
    await using.redis.set(name, blob.subarray(0, length))
    expect(await store.get(token)).toEqual({ status: 'tampered' })
  })

  it('is neither updated nor rotated, and can be revoked', async () => {
    const { store, token, name } = await setUp()
    await using.redis.set(name, 'x'.repeat(100))
    expect(await store.update(token, () => ({ admin: true }))).toEqual({ status: 'tampered' })
    expect(await store.rotate(token)).toEqual({ status: 'tampered' })
    expect(await using.redis.get(name)).toBe('x'.repeat(100))
    await store.revoke(token)
    expect(await using.redis.exists(name)).toBe(0)
  })

  it('does not escape revokeAll, although nobody can say for which workspace it is', async () => {
    const { store, name } = await setUp()
    await using.redis.set(name, 'x'.repeat(100))
    expect(await store.list(erika)).toEqual([])
    expect(await store.revokeAll(erika)).toBe(1)
  })
})

it("another user's record, copied over mine, does not open", async () => {
  const { store, token, name } = await setUp()
  const { session } = await store.create({ ...erika, userId: 'admin' }, { admin: true })
  const admins = (await recordsIn(using.redis)).find((other) => other.endsWith(session.id))!
  await using.redis.copy(admins, name, 'REPLACE')
  expect(await store.get(token)).toEqual({ status: 'tampered' })
})

describe('keys', () => {
  it('another key opens nothing and overwrites nothing', async () => {
    const { token, name, blob } = await setUp()
    const stranger = createRedisSessionStore<Rights>({ redis: using.redis, keys: [key()] })
    expect(await stranger.get(token)).toEqual({ status: 'tampered' })
    await stranger.update(token, () => ({ admin: true }))
    expect(await using.redis.getBuffer(name)).toEqual(blob)
  })

  it('can be replaced without a logout, and nothing of the user is forgotten meanwhile', async () => {
    const [old, fresh] = [key(), key()]
    const { token, session } = await setUp([old])
    const both = createRedisSessionStore<Rights>({
      redis: using.redis,
      keys: [fresh, old],
      perUser: 2,
    })
    expect(await both.get(token)).toEqual({ status: 'active', session })
    const second = await both.create(erika, { admin: false })
    expect((await both.list(erika)).map(({ id }) => id)).toEqual([session.id, second.session.id])

    const third = await both.create(erika, { admin: false })
    expect((await both.get(token)).status).toBe('absent')
    expect(await both.list(erika)).toHaveLength(2)

    const after = createRedisSessionStore<Rights>({ redis: using.redis, keys: [fresh] })
    expect((await after.get(third.token)).status).toBe('active')
  })

  it('a write seals an old record with the new key', async () => {
    const [old, fresh] = [key(), key()]
    const { token } = await setUp([old])
    const both = createRedisSessionStore<Rights>({ redis: using.redis, keys: [fresh, old] })
    await both.update(token, (data) => data)
    const after = createRedisSessionStore<Rights>({ redis: using.redis, keys: [fresh] })
    expect((await after.get(token)).status).toBe('active')
    expect(await both.revokeAll(erika)).toBe(1)
  })
})
