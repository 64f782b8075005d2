import type { Options } from './cli.ts'
import type { LogFile } from './log-file.ts'
import type { Screen } from './screen.ts'

/** What the tour is given: everything on the stage sees it, too. */
export interface TourParts {
  readonly options: Options
  readonly screen: Screen
  readonly log: LogFile
  /** The file that remembers the last run through plain OpenTelemetry. */
  readonly plainRun: string
  /** Ctrl-C. */
  readonly stop: AbortSignal
}
