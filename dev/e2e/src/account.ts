import type { Sent } from './sender.ts'

export interface Account {
  readonly produced: number
  /** Distinct ones. */
  readonly stored: number
  readonly duplicates: number
  /** By the sender's own count; some of it may have arrived all the same. */
  readonly lost: number
  readonly reasons: Sent['reasons']
  readonly retries: number
  /** Neither stored nor counted as lost by anybody: there must be none. */
  readonly missing: readonly number[]
}

/** Distinct stored = distinct produced minus what was counted as lost. */
export function account(
  { produced, lost, reasons, retries }: Sent,
  found: readonly number[],
): Account {
  const stored = new Set(found)
  const all = Array.from({ length: produced }, (_, number) => number)
  return {
    produced,
    stored: stored.size,
    duplicates: found.length - stored.size,
    lost: lost.size,
    reasons,
    retries,
    missing: all.filter((number) => !stored.has(number) && !lost.has(number)),
  }
}

export function sentence(what: string, of: Account): string {
  const { produced, stored, duplicates, lost, retries, missing } = of
  const why = Object.entries(of.reasons).map(([reason, count]) => ` (${count}: ${reason})`)
  return (
    `${what}: ${produced} produced, ${stored} stored, ${duplicates} duplicates, ` +
    `${lost} counted as lost${why.join('')}, ${missing.length} missing, ${retries} retries`
  )
}
