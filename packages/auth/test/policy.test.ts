import { randomBytes } from 'node:crypto'
import { SvaError } from '@sva/sdk'
import { describe, expect, it } from 'vitest'
import {
  createMemorySessionStore,
  createRedisSessionStore,
  type RedisClient,
  type SessionPolicy,
} from '../src/index.ts'

const noRedis = {} as RedisClient
const createStore = (keys: unknown) =>
  createRedisSessionStore({ redis: noRedis, keys: keys as Uint8Array[] })

describe('a policy that nobody can mean is refused at start, with the fix', () => {
  it.each<[string, SessionPolicy]>([
    ['seconds for idle', { idle: 1800 }],
    ['seconds for lifetime', { lifetime: 600 }],
    ['a lifetime of months', { lifetime: 90 * 86_400_000 }],
    ['for ever', { lifetime: Infinity }],
    ['not a number', { idle: Number.NaN }],
    ['a fraction of a millisecond', { idle: 60_000.5 }],
    ['idle longer than lifetime', { idle: 3_600_000, lifetime: 600_000 }],
    ['no session at all', { perUser: 0 }],
    ['half a session', { perUser: 1.5 }],
  ])('%s', (_, policy) => {
    expect(() => createMemorySessionStore(policy)).toThrow(
      expect.objectContaining({
        code: 'SVA_SESSION_POLICY_INVALID',
        message: expect.stringContaining('Fix: durations are milliseconds'),
      }),
    )
  })
})

describe('a key that protects nothing is refused at start', () => {
  const key = randomBytes(32)
  it.each<[string, unknown]>([
    ['no list', key],
    ['no key', []],
    ['31 bytes', [randomBytes(31)]],
    ['a short one behind a good one', [key, randomBytes(16)]],
    ['text, whose encoding nobody knows', [key.toString('base64')]],
    ['an environment variable that is not set', [undefined]],
    ['the same key twice', [key, Buffer.from(key)]],
  ])('%s', (_, keys) => {
    expect(() => createStore(keys)).toThrow(SvaError)
    expect(() => createStore(keys)).toThrow('SVA_SESSION_KEYS_INVALID')
  })

  it('and is not repeated in the error', () => {
    const short = randomBytes(16).toString('hex').slice(0, 31)
    expect(() => createStore([Buffer.from(short)])).not.toThrow(short)
  })
})
