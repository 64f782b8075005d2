import { readPlainRun, writePlainRun } from './plain-run.ts'
import { leakLines, sentenceOf, tableLines } from './report.ts'
import type { TourParts } from './tour.ts'
import { judge, type Facts, type Verdict } from './verdict.ts'

/** Lines of either list on the screen; all of them are in the log file. */
const most = 12

/** Says how it went: a sentence on the screen, the whole table in the log file. */
export function conclude(facts: Facts, { options, screen, log, stop }: TourParts): Verdict {
  const verdict = judge(facts)
  if (options.plain && !stop.aborted) {
    writePlainRun({ arrived: verdict.leaks.length, planted: verdict.values })
  }
  for (const line of [...tableLines(facts), ...verdict.broken]) log.write('report', line)
  const sentence = sentenceOf(verdict, options.plain ? undefined : readPlainRun())
  screen.line()
  screen.line(screen.paint(verdict.exitCode === 0 ? 'green' : 'red', sentence))
  for (const line of leakLines(verdict, most)) screen.line(`  arrived: ${line}`)
  for (const line of verdict.broken.slice(0, most)) screen.line(`  broken: ${line}`)
  if (verdict.exitCode !== 0) screen.line(`  Details: ${log.path}`)
  return verdict
}
