import { join } from 'node:path'
import { buildPrograms, type BuildOptions } from './build-programs.ts'
import { run } from './run.ts'

/** How to call Compose: `[program, ...first arguments]`. Builds it where Docker has none. */
export async function composeCommand(options: BuildOptions = {}): Promise<readonly string[]> {
  const { code } = await run('docker', ['compose', 'version'])
  if (code === 0) return ['docker', 'compose']
  const folders = await buildPrograms(['compose'], options)
  return [join(folders.get('compose')!, 'docker-compose')]
}
