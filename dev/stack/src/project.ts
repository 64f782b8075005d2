import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StackError } from './errors.ts'
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

const filesOf = ({ extras, overrides }: Project): readonly string[] => [
  composeFile,
  ...extras.map(extraFile),
  ...overrides,
]

/** What stands before every subcommand of compose. */
export function composeArguments(project: Project): readonly string[] {
  const files = filesOf(project).flatMap((file) => ['-f', file])
  return ['--project-directory', root, '-p', project.name, ...files]
}

/** What docker, compose and their helpers ask for: programs, the daemon, credentials, the way out. */
const theirs =
  /^(?:PATH|HOME|USER|TMPDIR|TERM|NO_COLOR|LANG|SSH_AUTH_SOCK|DBUS_SESSION_BUS_ADDRESS|GNUPGHOME|PASSWORD_STORE_DIR|(?:DOCKER|COMPOSE|BUILDKIT|XDG|SSL_CERT)_\w+|(?:https?|no|all)_proxy)$/i

/** The environment of compose: what its files name and what it needs itself. .env holds more. */
export function composeEnv(project: Project): NodeJS.ProcessEnv {
  const texts = filesOf(project).map((file) => readFileSync(join(root, file), 'utf8'))
  const named = new Set(texts.join().match(/(?<=\$\{)[A-Z_]+/g))
  const open = Object.entries(project.env).filter(([name]) => named.has(name) || theirs.test(name))
  return {
    ...Object.fromEntries(open),
    COMPOSE_PROJECT_NAME: project.name,
    // It is read here, by one parser; compose would put the passwords into its own environment.
    COMPOSE_DISABLE_ENV_FILE: 'true',
    // Apps may belong to the same project. Compose must not remove them, nor advise to do it.
    COMPOSE_REMOVE_ORPHANS: 'false',
    COMPOSE_IGNORE_ORPHANS: 'true',
  }
}
