import { readPlainRun, writePlainRun } from './plain-run.ts'
import { leakLines, tableLines, trafficLine, verdictLines } from './report.ts'
import type { TourParts } from './tour-parts.ts'
import { judge, type Facts, type Verdict } from './verdict.ts'

/** Lines of either list on the screen; all of them are in the log file. */
const most = 12

/** Says how it went: a few lines on the screen, the whole table in the log file. */
export function conclude(
  facts: Facts,
  { options, screen, log, stop, plainRun }: TourParts,
): Verdict {
  const verdict = judge(facts)
  if (options.plain && !stop.aborted) {
    const { leaks, values } = verdict
    writePlainRun(plainRun, { arrived: leaks.length, planted: values, seconds: options.seconds })
  }
  for (const line of [...tableLines(facts), ...verdict.broken]) log.write('report', line)
  const plain = options.plain ? undefined : readPlainRun(plainRun)
  const [result = '', ...others] = verdictLines(verdict, plain)
  screen.line()
  screen.text(result, verdict.exitCode === 0 ? 'green' : 'red')
  for (const line of [...others, trafficLine(facts)]) screen.text(line)
  for (const line of leakLines(verdict, most)) screen.text(`  arrived: ${line}`)
  for (const line of verdict.broken.slice(0, most)) screen.text(`  broken: ${line}`)
  if (verdict.exitCode !== 0) screen.line(`  Details: ${log.path}`)
  return verdict
}
