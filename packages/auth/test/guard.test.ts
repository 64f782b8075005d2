import { expect, it, onTestFinished, vi } from 'vitest'
import { SessionStoreUnavailable } from '../src/index.ts'
import { createGuard } from '../src/redis/guard.ts'
import { useRedis } from './real-redis.ts'

const using = useRedis()

it('a stall of our own event loop is not taken for an outage', async () => {
  await using.redis.ping()
  const answer = createGuard()(() => using.redis.echo('still here'))
  const stalledUntil = performance.now() + 700
  while (performance.now() < stalledUntil);
  expect(await answer).toBe('still here')
})

it('a server that says no is not a server that is down', async () => {
  const guard = createGuard()
  const no = Object.assign(new Error('OOM command not allowed'), { name: 'ReplyError' })
  for (let i = 0; i < 20; i++) {
    await expect(guard(() => Promise.reject(no))).rejects.toThrow('Redis answers OOM')
  }
  expect(await guard(() => Promise.resolve('yes'))).toBe('yes')
})

it('a client that throws at once is an outage like any other', async () => {
  const guard = createGuard()
  const broken = (): Promise<string> => {
    throw new TypeError('not connected')
  }
  await expect(guard(broken)).rejects.toBeInstanceOf(SessionStoreUnavailable)
})

it('an answer leaves no timer behind, which would keep a finished process', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  await createGuard()(() => Promise.resolve('yes'))
  await Promise.resolve()
  expect(vi.getTimerCount()).toBe(0)
})
