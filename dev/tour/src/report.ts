import { encodings } from './encodings.ts'
import type { PlainRun } from './plain-run.ts'
import type { Planting } from './planted/table.ts'
import type { Facts, Verdict } from './verdict.ts'

const rules = 'docs/reference/redaction-rules.md'

/** The verdict as one sentence. `plain`: what the last run through plain OpenTelemetry let pass. */
export function sentenceOf(verdict: Verdict, plain: PlainRun | undefined): string {
  const { values, positions, leaks, unclaimed } = verdict
  const parts = [
    `${values} planted values, ${positions} positions, ${Object.keys(encodings).length} encodings: ${leaks.length} arrived`,
    ...(plain === undefined
      ? []
      : [`the same minute through plain OpenTelemetry: ${plain.arrived} of ${plain.planted}`]),
  ]
  const misses = [...unclaimed].map(
    ([kind, { planted, arrived }]) => `${kind}, ${planted} planted, ${arrived} arrived`,
  )
  if (misses.length > 0) parts.push(`not claimed: ${misses.join('; ')} → ${rules}`)
  return parts.join(' · ')
}

/** Which leaked, by kind and position: never the value. At most `most` lines. */
export function leakLines({ leaks }: Verdict, most: number): string[] {
  const byKind = [...Map.groupBy(leaks, ({ kind }) => kind)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  const lines = byKind.map(([kind, all]) => `${kind}: ${all.length} in ${positionsOf(all)}`)
  return lines.length > most
    ? [...lines.slice(0, most), `and ${lines.length - most} kinds more`]
    : lines
}

function positionsOf(plantings: readonly Planting[]): string {
  const names = [...new Set(plantings.map(({ position }) => position))]
  return names.length > 3
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
    : names.join(', ')
}

/** The table kind x position, for the log file. */
export function tableLines({ planted, arrived }: Facts): string[] {
  return planted.map((planting) => {
    const encodings = arrived.get(planting)
    const claim = planting.claimed ? 'claimed' : 'not claimed'
    const outcome = encodings === undefined ? 'did not arrive' : [...encodings].join(', ')
    return [planting.kind, planting.position, claim, outcome].join(' | ')
  })
}
