import { context } from '@opentelemetry/api'
import { ExportResultCode, suppressTracing, type ExportResult } from '@opentelemetry/core'
import { runWithoutWorkspaceContext } from '@sva/sdk'
import type { Ledger } from './ledger.ts'

export interface BatchOptions {
  /** Items that may wait; more are counted as lost. */
  readonly capacity: number
  /** Items in one export. */
  readonly size: number
  /** Milliseconds until a batch that is not full leaves. */
  readonly delay: number
  /** Milliseconds until an exporter that says nothing is taken to have failed. */
  readonly timeout: number
}

/** Characters that may wait in one queue: a few thousand huge records would fill the heap, too. */
const MOST_WEIGHT = 32 * 1024 * 1024

/** OpenTelemetry's exporters, as far as a batch needs them. */
export interface ItemExporter<Item> {
  export(items: Item[], done: (result: ExportResult) => void): void
  forceFlush?(): Promise<void>
  shutdown(): Promise<void>
}

/**
 * A bounded queue in front of an exporter, with the gate between them.
 *
 * Stands in for the SDK's batch processors, which drop from a full queue without a word, keep a
 * finished process for up to 30 s with a timer, resolve a second flush before anything is sent,
 * and lose the whole batch (and that timer) to one item that cannot be serialized:
 * docs/explanation/export.md.
 */
export class Batch<Item> {
  readonly #exporter: ItemExporter<Item>
  readonly #gate: (item: Item) => Item
  readonly #ledger: Ledger
  readonly #options: BatchOptions
  readonly #queue: { readonly item: Item; readonly weight: number }[] = []
  #timer: NodeJS.Timeout | undefined
  #exporting: Promise<void> | undefined
  #weight = 0
  #added = 0
  #finished = 0

  constructor(
    exporter: ItemExporter<Item>,
    gate: (item: Item) => Item,
    ledger: Ledger,
    options: BatchOptions,
  ) {
    this.#exporter = exporter
    this.#gate = gate
    this.#ledger = ledger
    this.#options = options
  }

  /** @param weight about how many characters the item holds */
  add(item: Item, weight: number): void {
    // What is being exported still takes memory, so it counts as waiting.
    const room =
      this.#ledger.waiting < this.#options.capacity && this.#weight + weight <= MOST_WEIGHT
    if (!this.#ledger.accept(room)) return
    this.#added += 1
    this.#weight += weight
    this.#queue.push({ item, weight })
    this.#next()
  }

  /** Resolves when everything that waited at the call has left, or failed to. */
  async flush(): Promise<void> {
    const last = this.#added
    while (this.#finished < last) await this.#exportOne()
    // Somebody else's exporter; its trouble is not that of the other signals.
    try {
      await this.#exporter.forceFlush?.()
    } catch {}
  }

  async shutdown(): Promise<void> {
    await this.flush()
    await this.#exporter.shutdown()
  }

  /** A full batch leaves at once, another one in time; one at a time. */
  #next(): void {
    if (this.#exporting !== undefined || this.#queue.length === 0) return
    if (this.#queue.length >= this.#options.size) void this.#exportOne()
    // Unref'd: waiting for a fuller batch is no reason to keep a finished process.
    else this.#timer ??= setTimeout(() => void this.#exportOne(), this.#options.delay).unref()
  }

  #exportOne(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#exporting ??= this.#export(this.#queue.splice(0, this.#options.size)).finally(() => {
      this.#exporting = undefined
      this.#next()
    })
    return this.#exporting
  }

  async #export(queued: readonly { item: Item; weight: number }[]): Promise<void> {
    const clean = this.#clean(queued.map(({ item }) => item))
    const sent = clean.length === 0 || (await this.#send(clean))
    if (sent) this.#ledger.sent(clean.length)
    else this.#ledger.lost(clean.length, 'export_failed')
    this.#weight -= queued.reduce((sum, { weight }) => sum + weight, 0)
    this.#finished += queued.length
  }

  /** An item that cannot be cleaned stays here, and is counted. */
  #clean(items: readonly Item[]): Item[] {
    const clean: Item[] = []
    for (const item of items) {
      try {
        clean.push(this.#gate(item))
      } catch {
        this.#ledger.lost(1, 'gate')
      }
    }
    return clean
  }

  /** For nobody, and untraced: an export is no work of the request that filled the queue. */
  #send(items: Item[]): Promise<boolean> {
    return new Promise((resolve) => {
      const silence = setTimeout(() => resolve(false), this.#options.timeout).unref()
      const done = ({ code }: ExportResult): void => {
        clearTimeout(silence)
        resolve(code === ExportResultCode.SUCCESS)
      }
      const failed = (): void => done({ code: ExportResultCode.FAILED })
      try {
        const exported: unknown = runWithoutWorkspaceContext(() =>
          context.with(suppressTracing(context.active()), () => this.#exporter.export(items, done)),
        )
        // Somebody's `async export()` is no valid one; that it rejects is no reason to end the app.
        Promise.resolve(exported).catch(failed)
      } catch {
        failed()
      }
    })
  }
}
