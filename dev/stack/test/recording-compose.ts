import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { Program } from '../src/docker.ts'
import { publishedPorts } from '../src/ports.ts'
import { createProject, type Project } from '../src/project.ts'

/** On ports that nobody has, so that a stack of the developer's may run meanwhile. */
export async function projectOnFreePorts(
  name: string,
  choice: Partial<Project> = {},
): Promise<Project> {
  const variables = publishedPorts(choice.extras ?? [], {}).map(({ variable }) => variable)
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
export function recordingCompose(containers: string, meanwhile: () => void = () => {}) {
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
