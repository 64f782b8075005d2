import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wrapperFolder } from './hash.ts'
import { programs } from './programs.ts'
import { run } from './run.ts'

export interface Go {
  readonly program: string
  readonly version: string
}

/** @throws Error when no Go is new enough for every wrapper; says the fix. */
export async function findGo(
  candidates: readonly string[] = ['go', '/usr/local/go/bin/go'],
  needed = neededGo(),
): Promise<Go> {
  const fix = `\n  Fix: install Go ${needed} or newer, e.g. from https://go.dev/dl, and have it in PATH.`
  let tooOld: string | undefined
  for (const program of candidates) {
    const { stdout } = await run(program, ['version'])
    const version = /^go version go(\S+)/.exec(stdout)?.[1]
    if (version === undefined) continue
    if (compareVersions(version, needed) >= 0) return { program, version }
    tooOld ??= version
  }
  throw new Error(
    tooOld === undefined
      ? `Building the stack's programs needs Go, and there is none on this machine.${fix}`
      : `Building the stack's programs needs Go ${needed}; this machine has ${tooOld}.${fix}`,
  )
}

/** The newest Go that a wrapper's go.mod asks for. */
export function neededGo(): string {
  return programs
    .map((program) => readFileSync(join(wrapperFolder(program), 'go.mod'), 'utf8'))
    .map((text) => /^go (\S+)$/m.exec(text)![1]!)
    .toSorted(compareVersions)
    .at(-1)!
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
