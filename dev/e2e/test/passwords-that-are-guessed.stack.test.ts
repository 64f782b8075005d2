import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../src/ask.ts'
import { series } from '../src/prometheus.ts'
import { stackPasswords } from '../src/secrets.ts'
import { stack } from '../src/stack.ts'

const { redis, without, env } = stack()
const passwords = stackPasswords()

/** What everybody tries first. */
const guesses = ['', 'redis', 'admin', 'password', 'secret', 'changeme', 'sva', 'app', 'exporter']

it('passwords are long, and no two are the same', () => {
  const all = Object.values(passwords)
  expect(new Set(all).size).toBe(all.length)
  for (const password of all) expect(password.length).toBeGreaterThanOrEqual(32)
})

function as(username = '', password = ''): Redis {
  const login = username === '' ? {} : { username, password }
  const options = { host: '127.0.0.1', port: redis.port, enableReadyCheck: false, ...login }
  return new Redis({ ...options, retryStrategy: () => null }).on('error', () => {})
}

let users: Readonly<Record<'nobody' | 'app' | 'exporter', Redis>>
beforeAll(() => {
  const { app, exporter } = passwords
  users = { nobody: as(), app: as('app', app), exporter: as('exporter', exporter) }
})
afterAll(() => Object.values(users).forEach((client) => client.disconnect()))

/** `refused`, `allowed` or what else went wrong. A `·` is a space inside an argument. */
async function answer(user: keyof typeof users, command: string): Promise<string> {
  const [name = '', ...args] = command.split(' ').map((word) => word.replaceAll('·', ' '))
  try {
    await users[user].call(name, ...args)
    return 'allowed'
  } catch (error) {
    const { message } = error as Error
    return message.includes('NOPERM') ? 'refused' : message
  }
}

// All of it by a Redis in ./run test (dev/stack); here, that these users are the ones in force.
const rights = [
  ['nobody', 'allowed', ['PING']],
  ['nobody', 'refused', ['INFO', 'GET sva:e2e', 'CONFIG GET *', 'ACL LIST', 'SHUTDOWN NOSAVE']],
  ['app', 'allowed', ['SET sva:e2e 1', 'GET sva:e2e', 'ZADD sva:e2e:z 1 a', 'EVAL return·1 0']],
  ['app', 'allowed', ['PEXPIRE sva:e2e 9', 'DEL sva:e2e:z']],
  ['app', 'refused', ['GET foreign', 'KEYS *', 'FLUSHALL', 'CONFIG GET *', 'MONITOR', 'SAVE']],
  ['exporter', 'allowed', ['PING', 'INFO', 'SLOWLOG LEN', 'LATENCY LATEST']],
  ['exporter', 'refused', ['GET sva:e2e', 'EXISTS sva:e2e', 'SLOWLOG GET', 'CONFIG GET *']],
] as const

it.for(rights)('Redis: of %s, %s: %s', async ([user, expected, commands]) => {
  for (const command of commands)
    expect([command, await answer(user, command)]).toEqual([command, expected])
})

it.for(['app', 'exporter', 'admin'])(
  'Redis: the password of %s is none of the usual',
  async (user) => {
    for (const guess of guesses)
      expect(await answer('nobody', `AUTH ${user} ${guess}`)).toContain('WRONGPASS')
  },
)

it('the few permissions of the exporter are enough for its metrics', async () => {
  expect((await series('redis_up'))[0]!.value).toBe(1)
  expect((await series('redis_exporter_last_scrape_error'))[0]!.value).toBe(0)
})

// Where Grafana's image cannot be had, there is nothing to guess.
it.for(without.includes('grafana') ? [] : guesses)('Grafana: admin is not "%s"', async (guess) => {
  const authorization = `Basic ${Buffer.from(`admin:${guess}`).toString('base64')}`
  const url = `http://127.0.0.1:${env['GRAFANA_PORT']}/api/org`
  expect((await ask(url, { headers: { authorization } })).status).toBe(401)
  expect((await ask(url)).status).toBe(401)
})
