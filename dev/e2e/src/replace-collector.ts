import { join } from 'node:path'
import { untilWell } from './away.ts'
import { run } from './run.ts'
import { stack } from './stack.ts'

/** One of our compose files, as arguments of compose. */
export const override = (name: string): readonly string[] => [
  '-f',
  join(import.meta.dirname, '../overrides', name),
]

export interface Change {
  readonly env?: Readonly<Record<string, string>>
  /** Started with it. */
  readonly others?: readonly string[]
}

/** The collector as these files change it; without any, as it was. */
export async function replaceCollector(
  files: readonly string[] = [],
  { env = {}, others = [] }: Change = {},
): Promise<void> {
  const up = ['up', '--detach', '--no-deps', 'otel-collector', ...others]
  await run([...stack().compose, ...files, ...up], { env: { ...stack().env, ...env } })
  await untilWell('otel-collector')
}
