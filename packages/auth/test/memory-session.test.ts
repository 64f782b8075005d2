import { afterEach, expect, it, vi } from 'vitest'
import { createMemorySessionStore } from '../src/index.ts'
import { createKeyring } from '../src/keyring.ts'
import { createMemoryBackend } from '../src/memory-backend.ts'
import { createSessionStore } from '../src/session-store.ts'
import { describeSessionStore } from './contract.ts'
import { add, empty, erika, type Basket } from './contract-people.ts'

describeSessionStore('in memory', (policy) => createMemorySessionStore<Basket>(policy))

afterEach(() => void vi.useRealTimers())

it('idles out when nobody comes, and not while somebody does', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const later = (ms: number) => vi.setSystemTime(Date.now() + ms)
  const store = createMemorySessionStore<Basket>({ idle: 600_000 })
  const { token } = await store.create(erika, empty)
  for (let i = 0; i < 5; i++) {
    later(599_999)
    expect((await store.get(token)).status).toBe('active')
  }
  later(600_000)
  expect((await store.get(token)).status).toBe('absent')
  expect(await store.list({ userId: 'erika' })).toEqual([])
})

it('loses no change when two stores share the memory, as processes share Redis', async () => {
  const backend = createMemoryBackend(600_000)
  const keyring = createKeyring([Buffer.alloc(32, 'k')])
  const policy = { idle: 600_000, lifetime: 600_000, perUser: 1 }
  const [one, other] = [1, 2].map(() => createSessionStore<Basket>(backend, keyring, policy))
  const { token } = await one!.create(erika, empty)
  await Promise.all([one!.update(token, add('Wohngeld')), other!.update(token, add('Kindergeld'))])
  const found = await one!.get(token)
  expect(found).toMatchObject({ session: { data: { forms: ['Wohngeld', 'Kindergeld'] } } })
})
