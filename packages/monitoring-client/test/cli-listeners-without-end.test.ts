import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('a scan that finds something again and again listens for Ctrl-C once', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const before = process.listenerCount('SIGINT')
  const { progress } = await import('../src/cli/terminal.ts')
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const terminal = process.stderr.isTTY
  process.stderr.isTTY = true
  for (let found = 0; found < 3; found += 1) {
    vi.advanceTimersByTime(2_000)
    progress.show('1 MB')
    progress.clear()
  }
  process.stderr.isTTY = terminal
  expect(process.listenerCount('SIGINT') - before).toBe(1)
})
