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
}

/** OpenTelemetry's exporters, as far as a batch needs them. */
export interface ItemExporter<Item> {
  export(items: Item[], done: (result: ExportResult) => void): void
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
  readonly #queue: Item[] = []
  #timer: NodeJS.Timeout | undefined
  #draining: Promise<void> | undefined
  #all = false

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

  add(item: Item): void {
    if (!this.#ledger.accept(this.#options.capacity)) return
    this.#queue.push(item)
    if (this.#queue.length >= this.#options.size) void this.#drain()
    else this.#schedule()
  }

  /** Resolves when everything that waits has left, or failed to. */
  flush(): Promise<void> {
    this.#all = true
    return this.#drain()
  }

  /** Unref'd: waiting for a fuller batch is no reason to keep a finished process. */
  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.flush(), this.#options.delay).unref()
  }

  #drain(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#draining ??= this.#exportWaiting().finally(() => {
      this.#draining = undefined
      this.#all = false
      if (this.#queue.length > 0) this.#schedule()
    })
    return this.#draining
  }

  /** One batch after the other: full ones, or every item when somebody flushes. */
  async #exportWaiting(): Promise<void> {
    while (this.#queue.length >= (this.#all ? 1 : this.#options.size)) {
      const items = this.#queue.splice(0, this.#options.size)
      await this.#export(this.#clean(items))
    }
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

  async #export(items: Item[]): Promise<void> {
    if (items.length === 0) return
    const result = await new Promise<ExportResult>((resolve) => {
      // For nobody, and untraced: an export is no work of the request that filled the queue.
      runWithoutWorkspaceContext(() =>
        context.with(suppressTracing(context.active()), () =>
          this.#exporter.export(items, resolve),
        ),
      )
    }).catch(() => ({ code: ExportResultCode.FAILED }))
    if (result.code === ExportResultCode.SUCCESS) this.#ledger.sent(items.length)
    else this.#ledger.lost(items.length, 'export_failed')
  }
}
