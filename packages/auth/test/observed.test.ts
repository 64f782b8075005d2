import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { channelNames, type SessionOperation } from '@sva/sdk'
import { expect, it } from 'vitest'
import {
  createMemorySessionStore,
  createRedisSessionStore,
  SessionStoreUnavailable,
  type RedisClient,
} from '../src/index.ts'

const erika = { workspaceId: 'musterstadt', userId: 'erika' }

async function heardDuring(work: () => Promise<unknown>): Promise<SessionOperation[]> {
  const heard: SessionOperation[] = []
  const listen = (message: unknown) => void heard.push(message as SessionOperation)
  subscribe(channelNames.sessionOperation, listen)
  await work().finally(() => unsubscribe(channelNames.sessionOperation, listen))
  return heard
}

it('monitoring hears of each operation and its outcome, and never of whom', async () => {
  const heard = await heardDuring(async () => {
    const store = createMemorySessionStore<string>()
    const { token } = await store.create(erika, 'Wohngeld')
    await store.get(token)
    await store.update(token, (data) => data)
    await store.rotate(token)
    await store.get(token)
    await store.list(erika)
    await store.revokeAll(erika)
    await store.revoke(token)
    await store.create(erika, undefined as unknown as string).catch(() => {})
  })
  expect(heard.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
    'create done',
    'get active',
    'update active',
    'rotate active',
    'get absent',
    'list done',
    'revoke_all done',
    'revoke done',
    'create failed',
  ])
  for (const message of heard) {
    expect(Object.keys(message)).toEqual(['operation', 'outcome', 'duration'])
    expect(message.duration).toBeGreaterThanOrEqual(0)
  }
})

it('monitoring hears of an outage', async () => {
  const refuse = () => Promise.reject(new Error('Connection is closed.'))
  const redis: RedisClient = { getBuffer: refuse, pexpire: refuse, callBuffer: refuse }
  const heard = await heardDuring(async () => {
    const store = createRedisSessionStore<string>({ redis, keys: [Buffer.alloc(32, 'k')] })
    await expect(store.list(erika)).rejects.toBeInstanceOf(SessionStoreUnavailable)
  })
  expect(heard).toMatchObject([{ operation: 'list', outcome: 'unavailable' }])
})
