import { ExportResultCode, type ExportResult } from '@opentelemetry/core'
import type { Ledger } from '../ledger.ts'

interface Exporter<Item> {
  export(items: Item[], done: (result: ExportResult) => void): void
}

/** Gates a batch and hands it on; an item that cannot be cleaned stays here, and is counted. */
export function exportGated<Item>(
  items: readonly Item[],
  gate: (item: Item) => Item,
  exporter: Exporter<Item>,
  ledger: Ledger,
  done: (result: ExportResult) => void,
): void {
  const clean: Item[] = []
  for (const item of items) {
    try {
      clean.push(gate(item))
    } catch {
      ledger.lost(1, 'gate')
    }
  }
  if (clean.length === 0) return done({ code: ExportResultCode.SUCCESS })
  const finish = (result: ExportResult): void => {
    if (result.code === ExportResultCode.SUCCESS) ledger.sent(clean.length)
    else ledger.lost(clean.length, 'export_failed')
    done(result)
  }
  try {
    exporter.export(clean, finish)
  } catch {
    // One poisonous item must not throw through the batch processor: its timer would stay.
    finish({ code: ExportResultCode.FAILED, error: new Error('the exporter threw') })
  }
}
