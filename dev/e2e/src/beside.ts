import { type Service } from './service-image.ts'
import { docker, stack } from './stack.ts'

/** A log agent as the stack would start it, beside its own and for the lines of another project. */
export async function startBeside(
  { image, command, environment = {}, volumes = [], user = '0:0' }: Service,
  project: string,
  args: readonly string[] = [],
): Promise<() => Promise<void>> {
  const name = `${stack().project}-${project}-agent`
  const options = [
    ['--name', name],
    ['--network', `${stack().project}_monitoring`],
    ['--user', user],
    ['--read-only', '--cap-drop', 'ALL'],
    ...Object.entries({ ...environment, COMPOSE_PROJECT_NAME: project }).map(([key, value]) => [
      '--env',
      `${key}=${value}`,
    ]),
    ...volumes.map(({ type, source, target }) =>
      type === 'bind'
        ? ['--mount', `type=bind,source=${source},target=${target},readonly`]
        : ['--tmpfs', target],
    ),
  ]
  await docker('run', '--detach', ...options.flat(), image, ...command, ...args)
  return async () => void (await docker('rm', '--force', name))
}
