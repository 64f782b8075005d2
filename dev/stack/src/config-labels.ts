import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { models, type ComposeModel } from './compose-model.ts'
import { root, stateFolder } from './paths.ts'
import type { Project } from './project.ts'

/**
 * Compose replaces a container when its description changes, not when a mounted file does. So the
 * files' digest is part of the description: an edited configuration is in force after `up`.
 *
 * @returns the compose file that says so.
 */
export function labelConfig({ name, extras }: Project): string {
  const labels = new Map<string, Record<string, string>>()
  for (const [service, paths] of mountedFiles(models(extras), name))
    labels.set(service, { 'sva.config': digest(paths) })
  const services = Object.fromEntries(
    [...labels].map(([service, label]) => [service, { labels: label }]),
  )
  const file = join(stateFolder(name), 'config-labels.json')
  writeFileSync(file, JSON.stringify({ services }, null, 2))
  return file
}

/** Service -> paths of the repository that are mounted into it. */
export function mountedFiles(
  files: readonly ComposeModel[],
  project: string,
): ReadonlyMap<string, readonly string[]> {
  const secrets = Object.assign({}, ...files.map(({ secrets }) => secrets)) as NonNullable<
    ComposeModel['secrets']
  >
  const mounted = new Map<string, readonly string[]>()
  for (const { services } of files)
    for (const [service, { volumes = [], secrets: names = [] }] of Object.entries(services)) {
      const folders = volumes.map((volume) =>
        typeof volume === 'string' ? volume.split(':/')[0]! : volume.source,
      )
      const own = [...folders, ...names.map((name) => secrets[name]!.file)]
        .filter((path) => path.startsWith('./'))
        .map((path) => path.replace(/\$\{COMPOSE_PROJECT_NAME:-[a-z-]+\}/, project))
      mounted.set(service, [...(mounted.get(service) ?? []), ...own])
    }
  return mounted
}

function digest(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn))
    hash.update(path).update('\0').update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

function filesIn(path: string): readonly string[] {
  const full = join(root, path)
  if (!statSync(full).isDirectory()) return [full]
  return globSync('**/*', { cwd: full })
    .toSorted()
    .map((name) => join(full, name))
    .filter((file) => statSync(file).isFile())
}
