import { afterEach, expect, it, vi } from 'vitest'
import { createMemorySessionStore } from '../src/index.ts'
import { describeSessionStore } from './contract.ts'
import type { Basket } from './contract-people.ts'

describeSessionStore('in memory', (policy) => createMemorySessionStore<Basket>(policy))

afterEach(() => void vi.useRealTimers())

it('idles out when nobody comes, and not while somebody does', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const later = (ms: number) => vi.setSystemTime(Date.now() + ms)
  const store = createMemorySessionStore<Basket>({ idle: 600_000 })
  const { token } = await store.create(
    { workspaceId: 'musterstadt', userId: 'erika' },
    { forms: [] },
  )
  for (let i = 0; i < 5; i++) {
    later(599_999)
    expect((await store.get(token)).status).toBe('active')
  }
  later(600_000)
  expect((await store.get(token)).status).toBe('absent')
})
