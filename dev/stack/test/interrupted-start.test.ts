import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { Program } from '../src/docker.ts'
import { stateFolder } from '../src/paths.ts'
import { publishedPorts } from '../src/ports.ts'
import { createProject, type Project } from '../src/project.ts'
import { remembered } from '../src/choice.ts'
import { up } from '../src/up.ts'

const name = `unit-up-${process.pid}`
afterEach(() => rmSync(stateFolder(name), { recursive: true, force: true }))

/** On ports that nobody has, so that a stack of the developer's may run meanwhile. */
async function project(choice: Partial<Project> = {}): Promise<Project> {
  const variables = publishedPorts([], {}).map(({ variable }) => variable)
  const servers = variables.map(() => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => String((server.address() as AddressInfo).port))
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  const env = Object.fromEntries(variables.map((variable, i) => [variable, ports[i]]))
  const passwords = {
    REDIS_PASSWORD: 'a',
    REDIS_EXPORTER_PASSWORD: 'b',
    GRAFANA_ADMIN_PASSWORD: 'c',
  }
  return createProject({ ...env, ...passwords, COMPOSE_PROJECT_NAME: name }, choice)
}

/** Compose that knows containers, and during whose `up` something happens. */
function compose(containers: string, meanwhile: () => void = () => {}) {
  const calls: string[][] = []
  const program: Program = {
    read: async () => ({ code: 0, stdout: containers, stderr: '' }),
    async show(...args) {
      calls.push([...args])
      if (args.includes('up')) meanwhile()
      return 0
    },
  }
  return { program, calls }
}

const running = new AbortController().signal
const redis = '{"Service":"redis","State":"running","Health":"healthy","Publishers":null}\n'

it('Ctrl-C takes down what this call started', async () => {
  const stop = new AbortController()
  const { program, calls } = compose('', () => stop.abort())
  expect(await up(await project(), program, stop.signal)).toBeUndefined()
  expect(calls.at(-1)).toEqual(['down', '--remove-orphans'])
})

it('Ctrl-C leaves alone what ran before', async () => {
  const stop = new AbortController()
  const { program, calls } = compose(redis, () => stop.abort())
  expect(await up(await project(), program, stop.signal)).toBeUndefined()
  expect(calls.flat()).not.toContain('down')
})

it('a service that shall stay away is not started, and nobody misses it later', async () => {
  const { program, calls } = compose(redis)
  const health = await up(await project({ without: ['grafana'] }), program, running)
  expect(calls[0]).toEqual(expect.arrayContaining(['up', '--wait', 'redis']))
  expect(calls[0]).not.toContain('grafana')
  expect(health?.members.map(({ service }) => service)).not.toContain('grafana')
  expect(remembered(name)).toMatchObject({ without: ['grafana'] })
})

it('a start of which a service is missing is no success', async () => {
  const { program } = compose(redis)
  expect(await up(await project(), program, running)).toMatchObject({ well: false })
})

it('a service that does not exist cannot be left out', async () => {
  const { program, calls } = compose('')
  const starting = up(await project({ without: ['grafanna'] }), program, running)
  await expect(starting).rejects.toThrow('--without grafanna is no service')
  expect(calls).toEqual([])
})

it('a start that came to nothing does not advise to start', async () => {
  const { program } = compose('')
  await expect(up(await project(), program, running)).rejects.toThrow(
    'Compose started nothing; above it says why.\n  Fix for images',
  )
})
