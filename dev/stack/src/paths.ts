import { join } from 'node:path'

/** The repository: where compose resolves `./`, whichever of the files names it. */
export const root = join(import.meta.dirname, '../../..')
export const composeFile = 'docker-compose.monitoring.yml'

/** Services that not everybody needs, each a compose file that changes the first one. */
export const extras = ['promtail', 'tracing', 'containers'] as const
export type Extra = (typeof extras)[number]

export const extraFile = (extra: Extra): string => `dev/monitoring/with/${extra}.yml`

/** Rendered secrets of one compose project. */
export const stateFolder = (project: string): string => join(root, '.stack', project)
