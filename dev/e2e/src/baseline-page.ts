import { cpus, totalmem } from 'node:os'
import type { Traffic } from './normal-traffic.ts'
import { usageTable, type Usage } from './usage.ts'

export interface Baseline {
  readonly date: Date
  readonly seconds: number
  /** What was sent a second. */
  readonly traffic: Traffic
  readonly rounds: number
  readonly usages: readonly Usage[]
}

/** docs/reference/stack-baseline.md */
export function baselinePage({ date, seconds, traffic, rounds, usages }: Baseline): string {
  const gibibytes = Math.round(totalmem() / 2 ** 30)
  const { logs, spans, points } = traffic
  return `# What the stack takes under load

*Reference.* Measured, not computed: compare with it when a service has become hungrier. Written by

\`\`\`sh
SVA_BASELINE=write pnpm test:stack load-that-kills
\`\`\`

which fails before it writes when a service was killed or restarted, or a record was lost.

- ${date.toISOString().slice(0, 10)}, ${cpus().length} cores, ${gibibytes} GiB of memory; tests, Docker and stack share them.
- Traffic, ten times the demo's: ${logs} logs, ${spans} spans and ${points} data points a second, for ${seconds} s.
- Meanwhile ${rounds} rounds of every dashboard query, and of two that Loki has to refuse: one reads too much, one makes a series of each line.

${usageTable(usages)}

Memory as \`docker stats\` says it, i.e. with the files that the kernel keeps for a service. A core is 1.00.
`
}
