import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stateFolder } from '@sva/stack'
import { stack } from './stack.ts'

/** What `pnpm stack up` has rendered for a service. */
export function rendered(path: string): string {
  return readFileSync(join(stateFolder(stack().project), path), 'utf8')
}

/** Every password of the stack, by whose it is. */
export function stackPasswords(): Readonly<
  Record<'app' | 'exporter' | 'grafana' | 'vendor', string>
> {
  const exporters = JSON.parse(rendered('redis-exporter/password.json')) as Record<string, string>
  const [exporter] = Object.values(exporters)
  return {
    app: stack().redis.password,
    exporter: exporter!,
    grafana: rendered('grafana/admin-password'),
    vendor: rendered('otel-collector/forward-authorization').replace('Bearer ', ''),
  }
}
