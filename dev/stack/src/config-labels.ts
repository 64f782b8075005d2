import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { models } from './compose-model.ts'
import { filesIn, mountedPaths } from './mounted-files.ts'
import { stateFolder } from './paths.ts'
import type { Project } from './project.ts'

/**
 * Compose replaces a container when its description changes, not when a mounted file does. So the
 * files' digest is part of the description: an edited configuration is in force after `up`.
 *
 * @returns the compose file that says so.
 */
export function labelConfig({ name, extras }: Project): string {
  const mounted = mountedPaths(models(extras), name)
  const services = Object.fromEntries(
    [...mounted].map(([service, paths]) => [service, { labels: { 'sva.config': digest(paths) } }]),
  )
  const file = join(stateFolder(name), 'config-labels.json')
  writeFileSync(file, JSON.stringify({ services }, null, 2))
  return file
}

function digest(paths: readonly string[]): string {
  const hash = createHash('sha256')
  const files = paths.flatMap(filesIn).filter((file) => statSync(file).isFile())
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}
