import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the last whole run through plain OpenTelemetry let pass. */
export interface PlainRun {
  readonly arrived: number
  readonly planted: number
  /** How long its traffic ran. */
  readonly seconds: number
}

/** Ignored by git; gone with the installed packages. */
export const plainRunFile = join(
  import.meta.dirname,
  '../../../node_modules/.cache/sva-tour/plain.json',
)

export function readPlainRun(file: string): PlainRun | undefined {
  try {
    const { arrived, planted, seconds } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as Partial<PlainRun>
    return [arrived, planted, seconds].every(Number.isSafeInteger)
      ? ({ arrived, planted, seconds } as PlainRun)
      : undefined
  } catch {
    return undefined
  }
}

export function writePlainRun(file: string, run: PlainRun): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(run))
}
