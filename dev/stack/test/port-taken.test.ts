import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { extras } from '../src/paths.ts'
import { assertFree, publishedPorts } from '../src/ports.ts'

it('a taken port is said with the variable that moves it', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const ports = publishedPorts([], { LOKI_PORT: String(port) })
  const loki = ports.filter(({ variable }) => variable === 'LOKI_PORT')
  await expect(assertFree(loki)).rejects.toThrow(
    new RegExp(
      `^Port ${port} \\(origin-guard\\) is taken\\.\n {2}Fix: .*LOKI_PORT=\\d+ in \\.env$`,
    ),
  )
  server.close()
  await once(server, 'close')
  await expect(assertFree(loki)).resolves.toBeUndefined()
})

it('two services on one port are said before compose starts half of them', () => {
  expect(() => publishedPorts(extras, { REDIS_PORT: '8080' })).toThrow(
    'REDIS_PORT and CADVISOR_PORT are both 8080',
  )
})

it.each(['', undefined])('an empty variable (%j) means the usual port', (REDIS_PORT) => {
  const redis = publishedPorts([], { REDIS_PORT }).find(({ variable }) => variable === 'REDIS_PORT')
  expect(redis).toEqual({ service: 'redis', variable: 'REDIS_PORT', port: 6379 })
})

it.each(['0', '70000', '80a', '-1', '3.5'])('%s is no port', (REDIS_PORT) => {
  expect(() => publishedPorts([], { REDIS_PORT })).toThrow('REDIS_PORT is no port')
})
