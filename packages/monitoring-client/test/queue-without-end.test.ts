import { ExportResultCode, type ExportResult } from '@opentelemetry/core'
import { describe, expect, it, vi } from 'vitest'
import { Batch, type ItemExporter } from '../src/batch.ts'
import { Ledger } from '../src/ledger.ts'

const options = { capacity: 1_000, size: 3, delay: 60_000, timeout: 60_000 }

/** Answers when the test says so. */
function exporter() {
  const calls: { items: string[]; done: (result: ExportResult) => void }[] = []
  const inner = {
    calls,
    export: (items: string[], done: (result: ExportResult) => void) =>
      void calls.push({ items, done }),
    forceFlush: vi.fn<() => Promise<void>>().mockResolvedValue(),
    shutdown: vi.fn<() => Promise<void>>().mockResolvedValue(),
  }
  return inner satisfies ItemExporter<string>
}

const answer = (
  call: { done: (result: ExportResult) => void } | undefined,
  code = ExportResultCode.SUCCESS,
) => call?.done({ code })

describe('a flush ends', () => {
  it('although records keep coming', async () => {
    const inner = exporter()
    const batch = new Batch(inner, (item) => item, new Ledger(), options)
    batch.add('a', 1)
    const flushed = batch.flush()
    for (const item of ['b', 'c', 'd', 'e']) batch.add(item, 1)
    answer(inner.calls[0])
    await flushed
    expect(inner.calls[0]?.items).toEqual(['a'])
    expect(inner.calls[1]?.items).toEqual(['b', 'c', 'd'])
  })

  it('although the exporter never answers: the batch counts as lost', async () => {
    const ledger = new Ledger()
    const batch = new Batch(exporter(), (item) => item, ledger, { ...options, timeout: 10 })
    batch.add('a', 1)
    await batch.flush()
    expect(Object.fromEntries(ledger.losses)).toEqual({ export_failed: 1 })
  })

  it('although the exporter rejects its own flush', async () => {
    const inner = exporter()
    inner.forceFlush.mockRejectedValue(new Error('not now'))
    await new Batch(inner, (item: string) => item, new Ledger(), options).flush()
    expect(inner.forceFlush).toHaveBeenCalled()
  })

  it('and ends the exporter, although that throws at its flush', async () => {
    const inner = exporter()
    inner.forceFlush.mockImplementation(() => {
      throw new Error('not now')
    })
    await new Batch(inner, (item: string) => item, new Ledger(), options).shutdown()
    expect(inner.shutdown).toHaveBeenCalled()
  })

  it('and an exporter that rejects where it should call back loses its records, not the app', async () => {
    const inner = { ...exporter(), export: () => Promise.reject(new Error('not now')) as never }
    const ledger = new Ledger()
    const batch = new Batch(inner, (item: string) => item, ledger, options)
    batch.add('x', 1)
    await batch.shutdown()
    expect(Object.fromEntries(ledger.losses)).toEqual({ export_failed: 1 })
  })

  it('and takes along what the exporter itself holds back', async () => {
    const inner = exporter()
    await new Batch(inner, (item: string) => item, new Ledger(), options).shutdown()
    expect(inner.forceFlush).toHaveBeenCalled()
    expect(inner.shutdown).toHaveBeenCalled()
  })
})

describe('what waits is bounded', () => {
  it('in records', () => {
    const ledger = new Ledger()
    const batch = new Batch(exporter(), (item: string) => item, ledger, { ...options, capacity: 5 })
    for (let index = 0; index < 8; index += 1) batch.add('x', 1)
    expect(Object.fromEntries(ledger.losses)).toEqual({ queue_full: 3 })
  })

  it('in characters: a few huge records would fill the heap, too', async () => {
    const ledger = new Ledger()
    const inner = exporter()
    const batch = new Batch(inner, (item: string) => item, ledger, options)
    const huge = 20 * 1024 * 1024
    batch.add('a', huge)
    batch.add('b', huge)
    expect(Object.fromEntries(ledger.losses)).toEqual({ queue_full: 1 })
    const flushed = batch.flush()
    answer(inner.calls[0])
    await flushed
    batch.add('c', huge)
    expect(ledger.waiting).toBe(1)
  })
})

it('a rejection that is told after the end changes no count: it was given up by then', () => {
  const ledger = new Ledger()
  ledger.accept(true)
  ledger.close()
  ledger.rejected(1)
  expect({ sent: ledger.totalSent, lost: ledger.totalLost, waiting: ledger.waiting }).toEqual({
    sent: 0,
    lost: 1,
    waiting: 0,
  })
})

it('an item that cannot be cleaned stays here, and takes no other with it', async () => {
  const ledger = new Ledger()
  const inner = exporter()
  const gate = (item: string): string => {
    if (item === 'bad') throw new Error('cannot be cleaned')
    return item
  }
  const batch = new Batch(inner, gate, ledger, options)
  for (const item of ['good', 'bad', 'fine']) batch.add(item, 1)
  answer(inner.calls[0])
  await batch.flush()
  expect(inner.calls[0]?.items).toEqual(['good', 'fine'])
  expect({ sent: ledger.totalSent, lost: Object.fromEntries(ledger.losses) }).toEqual({
    sent: 2,
    lost: { gate: 1 },
  })
})
