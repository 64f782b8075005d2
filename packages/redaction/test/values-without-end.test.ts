import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createRedactor, snapshot } from '../src/index.ts'

describe('a copy ends, whatever it is a copy of', () => {
  it('a small graph with a billion paths', () => {
    let diamond: unknown = 'bottom'
    for (let level = 0; level < 30; level++) diamond = { left: diamond, right: diamond }
    const copied = JSON.stringify(snapshot(diamond))
    expect(copied).toContain('[too large]')
    expect(copied.length).toBeLessThan(1_000_000)
  })

  it('a cycle, a deep value, a long list', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(snapshot(cycle)).toEqual({ self: '[circular]' })
    let deep: unknown = 'bottom'
    for (let level = 0; level < 20_000; level++) deep = [deep]
    expect(JSON.stringify(snapshot(deep))).toContain('[too deep]')
    const list = snapshot(Array.from({ length: 50_000 }, (_, index) => index)) as unknown[]
    expect(list).toHaveLength(10_001)
    expect(list.at(-1)).toBe('[too large]')
  })

  it('a proxy that throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(snapshot({ proxy })).toEqual({ proxy: '[unreadable]' })
  })
})

describe('a copy keeps the whole of a long text in memory', () => {
  it('200 payloads of 512 KB', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    collect()
    const before = process.memoryUsage().heapUsed
    const copies = Array.from({ length: 200 }, (_, index) =>
      snapshot({ payload: JSON.stringify({ index, text: 'x'.repeat(512 * 1024) }) }),
    )
    collect()
    const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20
    expect(copies).toHaveLength(200)
    expect(megabytes).toBeLessThan(30)
  })

  it('but not so little that redaction cannot see what it cuts', () => {
    const text = `${'word '.repeat(13_104)}max.mustermann@example.org ${'x'.repeat(80_000)}`
    const whole = createRedactor().redact(text)
    const copied = snapshot(text) as string
    expect(copied).toHaveLength(65_536 + 4_096)
    expect(createRedactor().redact(copied)).toBe(whole)
    expect(whole).not.toContain('mustermann')
  })
})

describe('a copy is plain and detached', () => {
  it('of everything that has entries but shows none when serialized', () => {
    const error = Object.assign(new Error('no', { cause: new Error('why') }), { code: 'E_NO' })
    expect(
      snapshot({
        map: new Map([['a', 1]]),
        set: new Set([1]),
        query: new URLSearchParams('a=1'),
        boxed: Object('text') as unknown,
        pattern: /a/g,
        bytes: new Uint8Array(3),
        big: 10n,
        error,
        get never() {
          throw new Error('called')
        },
      }),
    ).toMatchObject({
      map: { a: 1 },
      set: [1],
      query: { a: '1' },
      boxed: 'text',
      pattern: '/a/g',
      bytes: '[bytes 3]',
      big: '10',
      error: { name: 'Error', message: 'no', code: 'E_NO', cause: { message: 'why' } },
      never: '[getter]',
    })
  })

  it('what changes afterwards does not show', () => {
    const form = { step: ['first'] }
    const copied = snapshot(form)
    form.step[0] = 'second'
    expect(copied).toEqual({ step: ['first'] })
  })
})
