import { extraFile, type Extra } from '@sva/stack'
import { stack } from './stack.ts'
import { tryRun, type Result } from './run.ts'

/** A service as compose would start it, every variable in its place. */
export interface Service {
  readonly image: string
  readonly user?: string
  readonly command: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly volumes?: readonly { readonly type: string; source: string; target: string }[]
  readonly secrets?: readonly { readonly source: string; readonly target: string }[]
  readonly healthcheck?: { readonly test: readonly string[] }
}

export interface Model {
  readonly services: Readonly<Record<string, Service>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
}

/** What compose makes of our files. @throws Error with what it says against them, warnings too. */
export async function composed(
  extras: readonly Extra[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Model> {
  const files = extras.flatMap((extra) => ['-f', extraFile(extra)])
  const command = [...stack().compose, ...files, 'config', '--format', 'json']
  const { code, stdout, stderr } = await tryRun(command, { env: { ...stack().env, ...env } })
  if (code !== 0 || stderr !== '') throw new Error(`Compose complains: ${stderr}`)
  return JSON.parse(stdout) as Model
}

/** Runs a program of an image once, and nothing else. */
export function runImage(
  image: string,
  [program, ...args]: readonly string[],
  options: readonly string[] = [],
): Promise<Result> {
  const alone = ['docker', 'run', '--rm', '--network', 'none', ...options]
  return tryRun([...alone, '--entrypoint', program!, image, ...args], { env: stack().env })
}

/**
 * What the service has in the stack, as options of `docker run`: its user, environment and files,
 * volumes empty. `instead`: another folder in the place of a mounted one.
 */
export function asInStack(
  { user = '', environment = {}, volumes = [] }: Service,
  instead: Readonly<Record<string, string>> = {},
): string[] {
  const mounts = volumes.flatMap(({ type, source, target }) =>
    type === 'bind' ? bind(instead[target] ?? source, target) : ['--tmpfs', target],
  )
  const variables = Object.entries(environment).flatMap(([key, value]) => ['-e', `${key}=${value}`])
  return ['--read-only', '--cap-drop', 'ALL', '--user', user, ...mounts, ...variables]
}

/** The program runs once as the service would, with its secrets. */
export function runService(
  { services, secrets }: Model,
  name: string,
  command: readonly string[],
  instead: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const service = services[name]!
  const given = (service.secrets ?? []).flatMap(({ source, target }) => {
    const at = target.startsWith('/') ? target : `/run/secrets/${target}`
    return bind(secrets[source]!.file, at)
  })
  return runImage(service.image, command, [...asInStack(service, instead), ...given])
}

/** Not by `-v`, which makes an empty folder of what is missing. */
function bind(source: string, target: string): string[] {
  return ['--mount', `type=bind,source=${source},target=${target},readonly`]
}
