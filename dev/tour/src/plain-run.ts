import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Ignored by git; gone with the installed packages. */
const file = join(import.meta.dirname, '../../../node_modules/.cache/sva-tour/plain.json')

/** How many claimed values the last run through plain OpenTelemetry let pass. */
export function readPlainRun(): number | undefined {
  try {
    const { arrived } = JSON.parse(readFileSync(file, 'utf8')) as { arrived: unknown }
    return typeof arrived === 'number' ? arrived : undefined
  } catch {
    return undefined
  }
}

export function writePlainRun(arrived: number): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ arrived }))
}
