import { remember } from './choice.ts'
import { models, serviceNames } from './compose-model.ts'
import { labelConfig } from './config-labels.ts'
import { listContainers, type Container } from './containers.ts'
import type { Program } from './docker.ts'
import { StackError, UsageError } from './errors.ts'
import { absent, readHealthUntilWell, type Health } from './health.ts'
import { assertReadable, mountedPaths } from './mounted-files.ts'
import { assertFree, publishedPorts } from './ports.ts'
import { extraFile, extras as allExtras } from './paths.ts'
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
  const before = await ours(compose)
  const own = new Set(before.flatMap(({ ports }) => ports))
  const ports = publishedPorts(project.extras, project.env)
  const wanted = ports.filter(({ service, port }) => services.includes(service) && !own.has(port))
  await assertFree(wanted)
  render(project)
  const mounted = mountedPaths(models(project.extras), project.name)
  assertReadable([...mounted.values()].flat())
  remember(project)
  const left = before.map(({ service }) => service).filter((name) => !services.includes(name))
  if (left.length > 0) await remove(left, project, compose)
  const wait = ['--wait', '--wait-timeout', String(waitSeconds)]
  const labels = ['-f', labelConfig(project)]
  // Of what is left out nothing starts because others depend on it: hence --no-deps.
  await compose.show(...labels, 'up', '--detach', ...wait, '--no-deps', ...services)
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
  if (before.length === 0) await compose.show('down')
  return undefined
}

/** Without the containers of apps, which may belong to the same project: they are not ours to remove. */
async function ours(compose: Program): Promise<readonly Container[]> {
  const names = serviceNames(allExtras)
  return (await listContainers(compose)).filter(({ service }) => names.includes(service))
}

/** What an earlier `up` started and this one does not want; compose must know it to remove it by name. */
async function remove(services: readonly string[], { extras }: Project, compose: Program) {
  const others = allExtras.filter((extra) => !extras.includes(extra))
  const files = others.flatMap((extra) => ['-f', extraFile(extra)])
  await compose.show(...files, 'rm', '--stop', '--force', ...services)
}

function chosen({ extras, without }: Project): readonly string[] {
  const all = serviceNames(extras)
  const unknown = without.find((name) => !all.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`--without ${unknown} is no service.\n  Fix: one of ${all.join(', ')}`)
  return all.filter((name) => !without.includes(name))
}
