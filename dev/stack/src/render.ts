import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StackError } from './errors.ts'
import { stateFolder, root } from './paths.ts'
import type { Env, Project } from './project.ts'
import { redisUsers } from './redis-users.ts'

/** Files for the services that .env holds the secrets of, by path below `.stack/<project>`. */
export function secretFiles(env: Env): Readonly<Record<string, string>> {
  const exporter = required(env, 'REDIS_EXPORTER_PASSWORD')
  return {
    'redis/users.acl': redisUsers({ app: required(env, 'REDIS_PASSWORD'), exporter }),
    'redis-exporter/password.json': JSON.stringify({ 'redis://exporter@redis:6379': exporter }),
    'grafana/admin-password': required(env, 'GRAFANA_ADMIN_PASSWORD'),
    // Always there: the collector reads it also when nothing is forwarded.
    'otel-collector/forward-authorization': env['OTLP_FORWARD_AUTHORIZATION'] ?? '',
  }
}

function required(env: Env, name: string): string {
  const value = env[name]
  if (value) return value
  throw new StackError(`${name} is not set.\n  Fix: pnpm stack up, which generates it in .env`)
}

/** Alertmanager expands no variables, so its whole folder is rendered. */
function alertmanagerFiles(): Readonly<Record<string, string>> {
  const folder = 'dev/monitoring/alertmanager'
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yml'))
  return Object.fromEntries(
    names.map((name) => [`alertmanager/${name}`, readFileSync(join(root, folder, name), 'utf8')]),
  )
}

/**
 * Writes what the services of one project read. The outer folders let nobody of this machine in; the
 * inner ones and the files are open, because the user of a container, to whom they are mounted, is
 * neither you nor root.
 */
export function render({ name, env }: Project): void {
  const folder = stateFolder(name)
  for (const closed of [dirname(folder), folder]) {
    mkdirSync(closed, { recursive: true, mode: 0o700 })
    chmodSync(closed, 0o700)
  }
  for (const [path, text] of Object.entries({ ...secretFiles(env), ...alertmanagerFiles() })) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    chmodSync(dirname(file), 0o755)
    // In place: a mounted file that is replaced stays the old one in the container.
    writeFileSync(file, text)
    chmodSync(file, 0o644)
  }
}
