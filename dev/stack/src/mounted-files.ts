import { globSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { ComposeModel } from './compose-model.ts'
import { StackError } from './errors.ts'
import { root } from './paths.ts'

/** Service -> paths of the repository that are mounted into it. */
export function mountedPaths(
  files: readonly ComposeModel[],
  project: string,
): ReadonlyMap<string, readonly string[]> {
  const secrets = new Map(files.flatMap(({ secrets = {} }) => Object.entries(secrets)))
  const mounted = new Map<string, readonly string[]>()
  for (const { services } of files)
    for (const [service, { volumes = [], secrets: names = [] }] of Object.entries(services)) {
      const folders = volumes.map((volume) =>
        typeof volume === 'string' ? volume.split(':/')[0]! : volume.source,
      )
      const own = [...folders, ...names.map((name) => secrets.get(name)!.file)]
        .filter((path) => path.startsWith('./'))
        .map((path) => path.replace(/\$\{COMPOSE_PROJECT_NAME:-[a-z-]+\}/, project))
      mounted.set(service, [...(mounted.get(service) ?? []), ...own])
    }
  return mounted
}

/** A path itself, or all that is in the folder, in an order that never changes. */
export function filesIn(path: string): readonly string[] {
  const full = join(root, path)
  if (!statSync(full).isDirectory()) return [full]
  return globSync('**/*', { cwd: full })
    .toSorted()
    .map((name) => join(full, name))
}

/** Under a strict umask git writes files that no user of a container may read. @throws StackError */
export function assertReadable(paths: readonly string[]): void {
  const all = paths.flatMap((path) => [join(root, path), ...filesIn(path)])
  const closed = all.find((path) => {
    const needed = statSync(path).isDirectory() ? 0o005 : 0o004
    return (statSync(path).mode & needed) !== needed
  })
  if (closed === undefined) return
  throw new StackError(
    `${relative(root, closed)} can be read by you only, not by the user of a container.\n` +
      '  Fix: chmod -R go+rX dev/monitoring',
  )
}
