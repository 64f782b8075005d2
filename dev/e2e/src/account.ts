import type { Numbered } from './numbered.ts'
import { until } from './poll.ts'
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
  /** Neither stored nor counted as lost by anybody, as `first-last`: there must be none. */
  readonly missing: readonly string[]
}

/** Distinct stored = distinct produced minus what was counted as lost. */
export function account(
  { produced, lost, reasons, retries }: Sent,
  found: readonly number[],
): Account {
  const stored = new Set(found)
  return {
    produced,
    stored: stored.size,
    duplicates: found.length - stored.size,
    lost: lost.size,
    reasons,
    retries,
    missing: runs(produced, (number) => !stored.has(number) && !lost.has(number)),
  }
}

/** The numbers below `count` for which it is so, as `first-last`. */
function runs(count: number, is: (number: number) => boolean): string[] {
  const found: string[] = []
  for (let first = 0; first < count; first += 1) {
    if (!is(first)) continue
    let last = first
    while (last + 1 < count && is(last + 1)) last += 1
    found.push(`${first}-${last}`)
    first = last
  }
  return found
}

/** The account when nothing is missing any more, or what it was in the end. */
export async function settled(sent: Sent, numbered: Numbered): Promise<Account> {
  let last = account(sent, [])
  const complete = async (): Promise<true | undefined> => {
    last = account(sent, await numbered.stored())
    return last.missing.length === 0 || undefined
  }
  await until(complete, { what: 'nothing missing', every: 1_000 }).catch(() => {})
  return last
}

export function sentence(what: string, of: Account): string {
  const { produced, stored, duplicates, lost, retries, missing } = of
  const why = Object.entries(of.reasons).map(([reason, count]) => ` (${count}: ${reason})`)
  const where = missing.slice(0, 5).join(', ') || 'nothing'
  return (
    `${what}: ${produced} produced, ${stored} stored, ${duplicates} duplicates, ` +
    `${lost} counted as lost${why.join('')}, ${where} missing, ${retries} retries`
  )
}
