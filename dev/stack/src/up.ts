import { remember } from './choice.ts'
import { models, serviceNames } from './compose-model.ts'
import { labelConfig } from './config-labels.ts'
import { listContainers } from './containers.ts'
import type { Program } from './docker.ts'
import { StackError, UsageError } from './errors.ts'
import { absent, readHealthUntilWell, type Health } from './health.ts'
import { assertReadable, mountedPaths } from './mounted-files.ts'
import { assertFree, publishedPorts } from './ports.ts'
import type { Project } from './project.ts'
import { render } from './render.ts'

/** Replaying a WAL after kill -9 takes a while; what takes longer hangs. */
const waitSeconds = 300
/** Compose has waited for the others; these two start at the same time as those. */
const patience = 60_000

/**
 * Brings a stack up, or changes it to what the project says now.
 *
 * @returns undefined when `signal` stopped it; what this call started is gone again then.
 */
export async function up(
  project: Project,
  compose: Program,
  signal: AbortSignal,
): Promise<Health | undefined> {
  const services = chosen(project)
  const before = await listContainers(compose)
  const own = new Set(before.flatMap(({ ports }) => ports))
  const ports = publishedPorts(project.extras, project.env)
  const wanted = ports.filter(({ service, port }) => services.includes(service) && !own.has(port))
  await assertFree(wanted)
  render(project)
  const mounted = mountedPaths(models(project.extras), project.name)
  assertReadable([...mounted.values()].flat())
  remember(project)
  const wait = ['--wait', '--wait-timeout', String(waitSeconds)]
  const labels = ['-f', labelConfig(project)]
  await compose.show(...labels, 'up', '--detach', ...wait, '--remove-orphans', ...services)
  // Whatever compose says, the truth is in the containers: it also fails for those it cannot probe.
  if (!signal.aborted) {
    const health = await readHealthUntilWell(project, compose, { patience, signal })
    if (!signal.aborted) {
      if (health.members.some(({ state }) => state !== absent)) return health
      throw new StackError(
        'Compose started nothing; above it says why.\n' +
          '  Fix for images that no registry gives: pnpm stack build; for the rest --without SERVICE',
      )
    }
  }
  if (before.length === 0) await compose.show('down', '--remove-orphans')
  return undefined
}

function chosen({ extras, without }: Project): readonly string[] {
  const all = serviceNames(extras)
  const unknown = without.find((name) => !all.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`--without ${unknown} is no service.\n  Fix: one of ${all.join(', ')}`)
  return all.filter((name) => !without.includes(name))
}
