import { expect, it, vi } from 'vitest'
import { createRedisSessionStore } from '../src/index.ts'
import { connect, key, useRedis } from './real-redis.ts'

const using = useRedis()

const mail = 'erika.mustermann@example.org'
const owner = { workspaceId: 'musterstadt', userId: `oidc|${mail}` }
const canary = 'kanarienvogel'

/** Everything that a dump, a replica, the AOF or MONITOR would show. */
async function everythingInRedis(work: () => Promise<void>): Promise<string> {
  const seen: string[] = []
  const monitor = await connect(using.server).monitor()
  monitor.on('monitor', (_time: string, args: string[]) => seen.push(...args))
  await work()
  await using.redis.set('canary', canary)
  await vi.waitUntil(() => seen.includes(canary))
  monitor.disconnect()
  for (const name of await using.redis.keysBuffer('*')) {
    seen.push(name.toString('latin1'), (await using.redis.dumpBuffer(name)).toString('latin1'))
  }
  return seen.join('\n')
}

it('Redis holds no token, secret, user id, mail address, workspace or data', async () => {
  const secret = key()
  const store = createRedisSessionStore<{ iban: string }>({ redis: using.redis, keys: [secret] })
  const tokens: string[] = []
  const everything = await everythingInRedis(async () => {
    const { token } = await store.create(owner, { iban: 'DE02120300000000202051' })
    await store.get(token)
    await store.update(token, (data) => ({ ...data }))
    const rotated = await store.rotate(token)
    await store.list(owner)
    const { token: second } = await store.create(owner, { iban: 'DE02500105170137075030' })
    tokens.push(token, second, rotated.status === 'active' ? rotated.token : '')
  })

  // The search must be able to find: the canary stands in a dumped value, the index in a key.
  expect(everything.split(canary).length).toBeGreaterThan(2)
  expect(everything).toContain('sva:{')
  const secrets = tokens.map((token) => token.slice(-43))
  const plain = [...tokens, ...secrets, mail, owner.userId, 'musterstadt', 'DE0212', 'DE0250']
  for (const text of plain) {
    const encodings = [
      text,
      Buffer.from(text).toString('base64'),
      Buffer.from(text).toString('hex'),
    ]
    expect(encodings.filter((encoded) => everything.includes(encoded))).toEqual([])
  }
})

it("a user's name in Redis cannot be guessed without the key", async () => {
  await using.redis.flushall()
  for (const keys of [[key()], [key()]]) {
    const store = createRedisSessionStore<null>({ redis: using.redis, keys })
    await store.create(owner, null)
  }
  expect(await using.redis.keys('sva:*:u')).toHaveLength(2)
})
