import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { build, composeCommand } from '@sva/images'
import { readCommand, type Command } from './cli.ts'
import { remembered } from './choice.ts'
import { serviceNames } from './compose-model.ts'
import { program, type Program } from './docker.ts'
import { ensureEnvFile, readEnvFile } from './env-file.ts'
import { StackError, UsageError } from './errors.ts'
import { guests } from './guests.ts'
import { readHealth } from './health.ts'
import { extras, root } from './paths.ts'
import { assertDocker, dataRoot } from './preflight.ts'
import { composeArguments, composeEnv, createProject, type Project } from './project.ts'
import { report } from './report.ts'
import { reset } from './reset.ts'
import { up } from './up.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function main(args: readonly string[], signal: AbortSignal): Promise<number> {
  const command = readCommand(args)
  if (command.name === 'help') return (process.stdout.write(command.text), 0)
  if (command.name === 'build') return build(command.args)
  const docker = program(['docker'])
  await assertDocker(docker)
  const project = openProject(command, await dataRoot(docker))
  const prefix = [...(await composeCommand({ progress: say })), ...composeArguments(project)]
  const compose = program(prefix, composeEnv(project))
  switch (command.name) {
    case 'up': {
      const health = await up(project, compose, signal)
      if (health === undefined) return 1
      say(report(health))
      if (health.well) say(nextSteps(project))
      return health.well ? 0 : 1
    }
    case 'status': {
      const health = await readHealth(project, compose)
      say(command.json ? JSON.stringify(health, null, 2) : report(health))
      return health.well ? 0 : 1
    }
    case 'logs': {
      const code = await compose.show(...logArguments(command, project))
      return signal.aborted ? 0 : code
    }
    case 'down': {
      const code = await compose.show('down')
      await sayWhoStays(project, docker)
      return code
    }
    default: {
      const done = await reset(project, compose, command.yes ? undefined : ask)
      if (done) await sayWhoStays(project, docker)
      return done ? 0 : 1
    }
  }
}

async function sayWhoStays(project: Project, docker: Program): Promise<void> {
  const sentence = await guests(project, docker)
  if (sentence !== undefined) say(sentence)
}

type WithProject = Exclude<Command, { name: 'help' | 'build' }>

/** What this command is about: `up` says it, the others go by the last `up`. */
function openProject(command: WithProject, dockerDataRoot: string): Project {
  const envFile = join(root, '.env')
  if (command.name === 'up') {
    const generated = ensureEnvFile(envFile, `${envFile}.example`)
    if (generated.length > 0) say(`.env (mode 600) got new values for ${generated.join(', ')}.`)
  }
  const env = { DOCKER_DATA_ROOT: dockerDataRoot, ...readEnvFile(envFile), ...process.env }
  if (command.name === 'up') return createProject(env, command)
  // All files: what some earlier `up --with` started and stored goes, too.
  if (command.name === 'down' || command.name === 'reset') return createProject(env, { extras })
  return createProject(env, remembered(createProject(env).name))
}

function logArguments(
  { service, follow }: Extract<Command, { name: 'logs' }>,
  project: Project,
): readonly string[] {
  const known = serviceNames(project.extras)
  if (service !== undefined && !known.includes(service))
    throw new UsageError(`There is no service "${service}".\n  Fix: one of ${known.join(', ')}`)
  return ['logs', '--tail', '200', ...(follow ? ['--follow'] : []), ...(service ? [service] : [])]
}

function nextSteps({ env }: Project): string {
  const redis = `redis://app:PASSWORD@localhost:${env['REDIS_PORT'] || '6379'}`
  return `The demo into it: pnpm dev. Its sessions in this Redis: REDIS_URL=${redis} in .env, with REDIS_PASSWORD.`
}

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageError('Nobody is there to be asked.\n  Fix: pnpm stack reset --yes')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

const stop = new AbortController()
process.on('SIGINT', () => stop.abort())
process.on('SIGTERM', () => stop.abort())

main(process.argv.slice(2), stop.signal).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    if (!(error instanceof StackError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error instanceof UsageError ? 2 : 1
  },
)
