import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../repository.ts'
import { checkTypes, install, runProgram, runServer, type InstalledApp } from './installed.ts'
import { checkPublicTypes, packages } from './public-types.ts'
import { shell } from './shell.ts'

/** One thing that must hold; it throws, with what to look at, when it does not. */
export interface Step {
  readonly name: string
  run(update: boolean): unknown
}

const tool = (name: string, ...args: string[]) => shell('pnpm', ['exec', name, ...args])

export const sourceSteps: readonly Step[] = [
  { name: 'format', run: (update) => tool('oxfmt', ...(update ? [] : ['--check']), '.') },
  { name: 'lint', run: () => tool('oxlint', '--deny-warnings', '.') },
  { name: 'types', run: () => tool('tsc', '--noEmit') },
  { name: 'nothing unused', run: () => tool('knip') },
  { name: 'rules of the house', run: () => tool('vitest', 'run', 'dev/scripts/test/house-rules') },
  { name: 'build', run: build },
  { name: 'public types', run: (update) => checkPublicTypes({ update }) },
]

export const packageSteps = (app: InstalledApp): readonly Step[] => [
  { name: 'packed packages', run: () => publint(app) },
  { name: 'installed elsewhere', run: () => install(app) },
  { name: 'runs as ESM', run: () => runProgram(app, 'esm.mjs') },
  { name: 'runs as CommonJS', run: () => runProgram(app, 'commonjs.cjs') },
  { name: 'runs by --import', run: () => runServer(app) },
  { name: 'types where installed', run: () => checkTypes(app) },
]

async function build(): Promise<void> {
  // The compiler leaves what was built from files that are gone; it would be packed.
  for (const folder of packages)
    rmSync(join(root, folder, 'dist'), { recursive: true, force: true })
  await shell('pnpm', ['exec', 'turbo', 'run', 'build'], { env: { TURBO_TELEMETRY_DISABLED: '1' } })
}

async function publint({ tarballs }: InstalledApp): Promise<void> {
  for (const tarball of tarballs) await tool('publint', 'run', tarball, '--strict')
}
