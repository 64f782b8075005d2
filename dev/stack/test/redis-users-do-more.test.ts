import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, settings, startStackRedis } from './redis-users.ts'

let redis: Awaited<ReturnType<typeof startStackRedis>>
beforeAll(async () => {
  redis = await startStackRedis()
  await redis.admin.set('sva:{musterstadt}:s:1', 'a record of a session')
  await redis.admin.set('foreign', 'of another app')
})
afterAll(() => redis[Symbol.asyncDispose]())

/** What reads everything, ends everything, changes the server or brings code into it. */
const dangerous = [
  'FLUSHALL',
  'FLUSHDB',
  'KEYS *',
  'SCAN 0',
  'RANDOMKEY',
  'DBSIZE',
  'CONFIG GET *',
  'CONFIG SET dir /tmp',
  'CONFIG REWRITE',
  'ACL LIST',
  'ACL SETUSER default allcommands',
  'DEBUG SLEEP 0',
  'MONITOR',
  'SLOWLOG GET',
  'CLIENT LIST',
  'CLIENT KILL TYPE normal',
  'CLIENT PAUSE 1',
  'SCRIPT FLUSH',
  'FUNCTION FLUSH',
  'MODULE LIST',
  'REPLICAOF NO ONE',
  'SYNC',
  'SHUTDOWN NOSAVE',
  'SAVE',
  'BGREWRITEAOF',
  'SWAPDB 0 1',
  'PUBLISH a b',
  'SUBSCRIBE a',
]

test.each(dangerous)('nobody but an admin may do: %s', async (command) => {
  const { app, exporter, nobody } = redis
  const answers = [app, exporter, nobody].map((client) => ask(client, command))
  expect(await Promise.all(answers)).toEqual(['refused', 'refused', 'refused'])
})

test.each([
  'GET foreign',
  'SET foreign x',
  'DEL foreign',
  "EVAL return·redis.call('GET','foreign') 0",
  "EVAL return·redis.call('FLUSHALL') 0",
  "EVAL return·redis.call('KEYS','*') 0",
  "EVAL return·redis.call('CONFIG','GET','*') 0",
  'MSET sva:a 1 foreign 2',
  'RENAME foreign sva:a',
  'COPY foreign sva:a',
  'DUMP sva:{musterstadt}:s:1',
])(
  'an app reads and writes nothing of another one, not by a script either: %s',
  async (command) => {
    expect(await ask(redis.app, command)).toBe('refused')
    expect(await redis.admin.get('foreign')).toBe('of another app')
  },
)

test.each([
  'GET sva:{musterstadt}:s:1',
  'EXISTS sva:{musterstadt}:s:1',
  'PTTL sva:{musterstadt}:s:1',
  'SET sva:x y',
  'EVAL return·1 0',
])('the exporter reads no value and no key: %s', async (command) => {
  expect(await ask(redis.exporter, command)).toBe('refused')
})

test.each(['INFO', 'INFO ALL', 'SLOWLOG LEN', 'LATENCY LATEST', 'LATENCY HISTOGRAM', 'PING'])(
  'metrics do not go missing for want of a permission: %s',
  async (command) => {
    expect(await ask(redis.exporter, command)).toBe('allowed')
  },
)

test.each(['GET sva:{musterstadt}:s:1', 'INFO', 'EVAL return·1 0', 'CLIENT LIST', 'SELECT 0'])(
  'without a password there is a PING and nothing else: %s',
  async (command) => {
    expect(await ask(redis.nobody, command)).toBe('refused')
    expect(await ask(redis.nobody, 'PING')).toBe('allowed')
  },
)

test('a wrong password is not let in', async () => {
  expect(await ask(redis.nobody, 'AUTH app wrong')).toContain('WRONGPASS')
  expect(await ask(redis.nobody, 'AUTH exporter gilt-nur-im-test-1')).toContain('WRONGPASS')
})

test('nothing is evicted and the last second is all that a crash can take', () => {
  const config = Object.fromEntries(settings)
  expect(config).toMatchObject({
    'maxmemory-policy': 'noeviction',
    maxmemory: '128mb',
    appendonly: 'yes',
    appendfsync: 'everysec',
  })
})
