import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { models } from '../src/compose-model.ts'
import { labelConfig } from '../src/config-labels.ts'
import { assertReadable, mountedPaths } from '../src/mounted-files.ts'
import { extras, root, stateFolder } from '../src/paths.ts'
import { createProject } from '../src/project.ts'
import { render } from '../src/render.ts'

const env = {
  COMPOSE_PROJECT_NAME: `unit-config-${process.pid}`,
  REDIS_PASSWORD: 'eins',
  REDIS_EXPORTER_PASSWORD: 'zwei',
  GRAFANA_ADMIN_PASSWORD: 'drei',
}
const project = createProject(env)
const folder = stateFolder(project.name)
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Labels = Readonly<Record<string, { labels: { 'sva.config': string } }>>

function labels(change: Partial<typeof env>): Labels {
  const changed = { ...project, env: { ...env, ...change } }
  mkdirSync(folder, { recursive: true })
  render(changed)
  return JSON.parse(readFileSync(labelConfig(changed), 'utf8')).services
}

it('a changed secret replaces its service, and only that one', () => {
  const before = labels({})
  const after = labels({ GRAFANA_ADMIN_PASSWORD: 'vier' })
  const changed = Object.keys(before).filter(
    (name) => before[name]!.labels['sva.config'] !== after[name]!.labels['sva.config'],
  )
  expect(changed).toEqual(['grafana'])
})

it('nothing changed replaces nobody', () => {
  expect(labels({})).toEqual(labels({}))
})

it('every mounted file of this repository counts, and no folder of the machine', () => {
  const mounted = mountedPaths(models(extras), 'zweit')
  expect(mounted.get('redis')).toEqual(['./dev/monitoring/redis', './.stack/zweit/redis/users.acl'])
  expect(mounted.get('alertmanager')).toEqual(['./.stack/zweit/alertmanager'])
  expect(mounted.get('log-agent')).toEqual([
    './dev/monitoring/log-agent',
    './dev/monitoring/promtail',
  ])
  expect(mounted.get('cadvisor')).toEqual([])
})

it('a file that a container could not read is said before the start', () => {
  labels({})
  const path = `.stack/${project.name}/grafana/admin-password`
  expect(() => assertReadable([path])).not.toThrow()
  chmodSync(join(root, path), 0o600)
  for (const paths of [[path], [`.stack/${project.name}/grafana`]])
    expect(() => assertReadable(paths)).toThrow(
      `${path} can be read by you only, not by the user of a container.\n  Fix: chmod`,
    )
})
