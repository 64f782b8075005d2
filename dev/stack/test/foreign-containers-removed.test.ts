import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { stateFolder } from '../src/paths.ts'
import { composeEnv, createProject } from '../src/project.ts'
import { up } from '../src/up.ts'
import { projectOnFreePorts, recordingCompose } from './recording-compose.ts'

const name = `unit-foreign-${process.pid}`
afterEach(() => rmSync(stateFolder(name), { recursive: true, force: true }))

const running = new AbortController().signal
const runs = (service: string, port = 0): string =>
  `{"Service":"${service}","State":"running","Health":"healthy","Publishers":[{"PublishedPort":${port}}]}\n`

it.each([
  [{ extras: ['tracing'] }, { extras: [] }, 'jaeger'],
  [{ extras: ['tracing', 'containers'] }, { extras: ['tracing'] }, 'cadvisor'],
  [{}, { without: ['redis'] }, 'redis'],
] as const)('after %j, %j removes %s, by its name', async (_, choice, gone) => {
  const { program, calls } = recordingCompose(runs('loki') + runs(gone) + runs('permits'))
  await up(await projectOnFreePorts(name, choice), program, running)
  const [removal = [], start = []] = calls
  expect(removal.slice(removal.indexOf('rm'))).toEqual(['rm', '--stop', '--force', gone])
  expect(start).not.toContain(gone)
})

it('compose knows the file of the service that it shall remove, once', async () => {
  const { program, calls } = recordingCompose(runs('loki') + runs('cadvisor'))
  await up(await projectOnFreePorts(name, { extras: ['tracing'] }), program, running)
  const files = calls[0]?.filter((argument) => argument.endsWith('.yml'))
  expect(files).toEqual(['dev/monitoring/with/promtail.yml', 'dev/monitoring/with/containers.yml'])
})

it('an app of the same project is removed by nobody', async () => {
  const { program, calls } = recordingCompose(runs('loki') + runs('permits'))
  await up(await projectOnFreePorts(name), program, running)
  expect(calls).toHaveLength(1)
  expect(calls.flat()).not.toContain('--remove-orphans')
})

it('a port that an app of the same project took does not count as ours', async () => {
  const project = await projectOnFreePorts(name)
  const port = Number(project.env['LOKI_PORT'])
  const app = createServer().listen(port, '127.0.0.1')
  await once(app, 'listening')
  const { program } = recordingCompose(runs('permits', port))
  await expect(up(project, program, running)).rejects.toThrow(
    `Port ${port} (origin-guard) is taken`,
  )
  app.close()
})

it('compose neither removes what is not in its files, nor advises to', () => {
  const env = { COMPOSE_REMOVE_ORPHANS: 'true', COMPOSE_IGNORE_ORPHANS: 'false' }
  expect(composeEnv(createProject(env))).toMatchObject({
    COMPOSE_REMOVE_ORPHANS: 'false',
    COMPOSE_IGNORE_ORPHANS: 'true',
  })
})

it('what is left out does not start because others depend on it', async () => {
  const { program, calls } = recordingCompose(runs('loki'))
  await up(await projectOnFreePorts(name, { without: ['alertmanager'] }), program, running)
  expect(calls[0]).toContain('--no-deps')
})
