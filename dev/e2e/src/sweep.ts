import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { stateFolder } from '@sva/stack'
import { run, tryRun } from './run.ts'

/** In the order in which they let go of each other. */
const kinds = [
  { list: ['ps', '--all', '--format', '{{.Names}}'], remove: ['rm', '--force', '--volumes'] },
  { list: ['network', 'ls', '--format', '{{.Name}}'], remove: ['network', 'rm'] },
  { list: ['volume', 'ls', '--format', '{{.Name}}'], remove: ['volume', 'rm'] },
] as const

/** Whether a name belongs to a project, or to one that a test has put beside it. */
export const belongs = (name: string, project: string): boolean =>
  name === project || name.startsWith(`${project}-`) || name.startsWith(`${project}_`)

/** Removes what bears a project's name, also what a test that was interrupted has left behind. */
export async function sweep(project: string, env: NodeJS.ProcessEnv): Promise<void> {
  for (const { list, remove } of kinds) {
    const names = (await run(['docker', ...list], { env })).split('\n')
    const left = names.filter((name) => belongs(name, project))
    if (left.length > 0) await tryRun(['docker', ...remove, ...left], { env })
  }
  const folder = dirname(stateFolder(project))
  for (const name of readdirSync(folder)) {
    if (belongs(basename(name), project))
      rmSync(join(folder, name), { recursive: true, force: true })
  }
}
