import { once } from 'node:events'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, it } from 'vitest'
import { inspected } from '../src/inspect.ts'
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

it('an app in a container reaches the collector', async () => {
  expect((await asApp('http://otel-collector:13133/')).code).toBe(0)
})

it.for(['prometheus:9090', 'loki:3100', 'alertmanager:9093', 'origin-guard:3100'])(
  'an app in a container reaches no store: %s',
  async (store) => expect((await asApp(`http://${store}/ready`)).code).toBe(1),
)
