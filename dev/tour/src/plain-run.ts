import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the last whole run through plain OpenTelemetry let pass. */
export interface PlainRun {
  readonly arrived: number
  readonly planted: number
}

/** Ignored by git; gone with the installed packages. */
const file = join(import.meta.dirname, '../../../node_modules/.cache/sva-tour/plain.json')

export function readPlainRun(): PlainRun | undefined {
  try {
    const { arrived, planted } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    return typeof arrived === 'number' && typeof planted === 'number'
      ? { arrived, planted }
      : undefined
  } catch {
    return undefined
  }
}

export function writePlainRun(run: PlainRun): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(run))
}
