import { once } from 'node:events'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { root } from '@sva/stack'
import { expect, it } from 'vitest'
import { inspected } from '../src/inspect.ts'
import { logql } from '../src/loki.ts'
import { until } from '../src/poll.ts'
import { stack, tryDocker } from '../src/stack.ts'

const { project, urls } = stack()

async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: 5_000 }).on('timeout', () => socket.destroy())
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

it('every published port is bound to 127.0.0.1, and answers nowhere else', async () => {
  const bound = (await inspected())
    .flatMap(({ NetworkSettings }) => Object.values(NetworkSettings.Ports))
    .flatMap((bindings) => bindings ?? [])
  expect(bound.map(({ HostPort }) => HostPort)).toContain(new URL(urls.loki).port)
  expect(new Set(bound.map(({ HostIp }) => HostIp))).toEqual(new Set(['127.0.0.1']))

  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
  const tries = others.flatMap(({ address }) =>
    bound.map(({ HostPort }) => ({ address, port: Number(HostPort) })),
  )
  const open = await Promise.all(tries.map(({ address, port }) => answers(address, port)))
  expect(tries.filter((_, i) => open[i])).toEqual([])
  expect(await answers('127.0.0.1', Number(new URL(urls.loki).port))).toBe(true)
})

const asApp = (url: string) => {
  const inNetwork = ['--network', `${project}-telemetry`, '--entrypoint', 'wget']
  const wget = ['node:24.21.0-alpine', '-q', '-O', '/dev/null', url]
  return tryDocker('run', '--rm', ...inNetwork, ...wget)
}

const inContainer = (...args: readonly string[]) => {
  const repository = ['-v', `${root}:/repo:ro`, '-w', '/repo', '--network', `${project}-telemetry`]
  const endpoint = ['-e', 'OTEL_EXPORTER_OTLP_ENDPOINT=http://otel-collector:4318']
  const node = ['--entrypoint', 'node', 'node:24.21.0-alpine', 'dev/e2e/src/apps/in-a-container.ts']
  return tryDocker('run', '--rm', ...repository, ...endpoint, ...node, ...args)
}

it('an app in a container sends to the collector, as the how-to has it', async () => {
  expect(await inContainer('allowInsecure')).toMatchObject({ code: 0 })
  await until(async () => (await logql('{service_name="container-app"}')).at(0), {
    what: 'a log of the app in a container',
  })
})

it('an app that does not say that the network is its own sends nothing, and says why', async () => {
  const { code, stderr } = await inContainer()
  expect(code).not.toBe(0)
  expect(stderr).toContain('SVA_ENDPOINT_INSECURE')
})

it.for(['prometheus:9090', 'loki:3100', 'alertmanager:9093', 'origin-guard:3100'])(
  'an app in a container reaches no store: %s',
  async (store) => expect((await asApp(`http://${store}/ready`)).code).toBe(1),
)
