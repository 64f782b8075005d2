import { encodings } from './encodings.ts'
import type { PlainRun } from './plain-run.ts'
import type { Planting } from './planted/table.ts'
import type { Facts, Verdict } from './verdict.ts'

const rules = 'docs/reference/redaction-rules.md'

/** The verdict, a line each. `plain`: what the last run through plain OpenTelemetry let pass. */
export function verdictLines(verdict: Verdict, plain: PlainRun | undefined): string[] {
  const { values, positions, leaks } = verdict
  const disguises = Object.keys(encodings).length
  return [
    `${count(values)} planted values, ${positions} positions, ${disguises} encodings: ${count(leaks.length)} arrived`,
    ...(plain === undefined ? [] : [plainLine(plain)]),
    ...(verdict.unclaimed.size === 0 ? [] : [unclaimedLine(verdict)]),
  ]
}

function plainLine({ arrived, planted, seconds }: PlainRun): string {
  return `the same through plain OpenTelemetry: ${count(arrived)} of ${count(planted)} arrived (${seconds} s run)`
}

function unclaimedLine({ unclaimed }: Verdict): string {
  const all = [...unclaimed.values()]
  const planted = all.reduce((sum, kind) => sum + kind.planted, 0)
  const arrived = all.reduce((sum, kind) => sum + kind.arrived, 0)
  const kinds = [...unclaimed].map(([kind, numbers]) => `${kind} ${numbers.arrived}`)
  return `not claimed, planted too: ${arrived} of ${planted} arrived: ${kinds.join(', ')} → ${rules}`
}

const units: Readonly<Record<string, string>> = {
  logs: 'logs',
  traces: 'spans',
  metrics: 'data points',
}

/** What normal traffic is: the stack is tested with ten times of it. */
export function trafficLine({ perSecond }: Facts): string {
  const rates = [...perSecond].map(([signal, rate]) => `${rate.toFixed(0)} ${units[signal]}`)
  return `traffic a second: ${rates.join(', ')}`
}

/** With separators: 1,035. */
export function count(number: number): string {
  return number.toLocaleString('en')
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
