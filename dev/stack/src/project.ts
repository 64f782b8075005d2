import { StackError } from './errors.ts'
import { passwords } from './env-file.ts'
import { composeFile, extraFile, root, type Extra } from './paths.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** One stack of perhaps several on this machine. */
export interface Project {
  readonly name: string
  /** What .env and the process say; the process wins, as with compose. */
  readonly env: Env
  readonly extras: readonly Extra[]
  /** Services that stay away because their image cannot be had. */
  readonly without: readonly string[]
  /** Further compose files, e.g. shorter health intervals in a test. */
  readonly overrides: readonly string[]
}

export const standardName = 'sva-studio'

export function createProject(
  env: Env,
  choice: Partial<Pick<Project, 'extras' | 'without' | 'overrides'>> = {},
): Project {
  const name = env['COMPOSE_PROJECT_NAME'] || standardName
  // Compose's own rule; it also keeps the folder of the secrets where it belongs.
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(name))
    throw new StackError(
      'COMPOSE_PROJECT_NAME is no name of a project.\n  Fix: small letters, digits, - and _ in .env',
    )
  return { extras: [], without: [], overrides: [], ...choice, name, env }
}

/** What stands before every subcommand of compose. */
export function composeArguments({ name, extras, overrides }: Project): readonly string[] {
  const files = [composeFile, ...extras.map(extraFile), ...overrides]
  return ['--project-directory', root, '-p', name, ...files.flatMap((file) => ['-f', file])]
}

/** The environment of compose: it needs names and ports, and must not see a password. */
export function composeEnv({ env, name }: Project): NodeJS.ProcessEnv {
  const secret: readonly string[] = [...passwords, 'OTLP_FORWARD_AUTHORIZATION']
  const open = Object.entries(env).filter(([variable]) => !secret.includes(variable))
  return {
    ...Object.fromEntries(open),
    COMPOSE_PROJECT_NAME: name,
    // It is read here, by one parser; compose would put the passwords into its own environment.
    COMPOSE_DISABLE_ENV_FILE: 'true',
  }
}
