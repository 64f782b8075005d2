import { asInStack, type Service } from './service-image.ts'
import { docker, stack } from './stack.ts'

/** A log agent as the stack would start it, beside its own and for the lines of another project. */
export async function startBeside(
  service: Service,
  project: string,
  args: readonly string[] = [],
): Promise<() => Promise<void>> {
  const name = `${stack().project}-${project}-agent`
  const environment = { ...service.environment, COMPOSE_PROJECT_NAME: project }
  const network = ['--name', name, '--network', `${stack().project}_monitoring`]
  const options = [...network, ...asInStack({ ...service, environment })]
  await docker('run', '--detach', ...options, service.image, ...service.command, ...args)
  return async () => void (await docker('rm', '--force', name))
}
