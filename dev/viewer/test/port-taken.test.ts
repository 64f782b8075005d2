import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { startViewer } from '../src/index.ts'

const listening: Server[] = []
afterEach(() => {
  for (const server of listening.splice(0)) server.close()
})

async function taken(server: Server): Promise<number> {
  listening.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

test('another viewer is named, with its address', async () => {
  const first = await startViewer({ port: 0 })
  await expect(startViewer({ port: first.port })).rejects.toThrow(
    `Port ${first.port} is taken: another viewer answers there.\n  Fix: open ${first.url}`,
  )
  await first.close()
})

test('a collector is named, and that no viewer is needed then', async () => {
  const collector = createHttpServer((request, response) => {
    const found = request.url === '/v1/logs' && request.method === 'POST'
    response.writeHead(found ? 200 : 404).end('{"partialSuccess":{}}')
  })
  const port = await taken(collector)
  await expect(startViewer({ port })).rejects.toMatchObject({
    who: 'collector',
    message: expect.stringContaining('an OpenTelemetry collector answers there') as string,
  })
})

test('any other web server is not mistaken for a collector', async () => {
  const port = await taken(createHttpServer((_, response) => response.writeHead(404).end()))
  await expect(startViewer({ port })).rejects.toThrow('something that speaks HTTP')
})

test('what does not speak HTTP does not hang the start', async () => {
  const port = await taken(createServer((socket) => socket.end('220 smtp\r\n')))
  await expect(startViewer({ port })).rejects.toThrow(`--port ${port + 1}`)
})

const main = new URL('../src/main.ts', import.meta.url).pathname

async function run(...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()))
  return { child, texts }
}

test('the command ends with 1 and says who, what and what to do', async () => {
  const viewer = await startViewer({ port: 0 })
  const { child, texts } = await run('--port', String(viewer.port))
  const [code] = (await once(child, 'close')) as [number]
  expect(code).toBe(1)
  expect(texts.err).toMatch(/another viewer[^]*Fix: /)
  expect(texts.err).not.toContain('at ')
  await viewer.close()
})

test('the command prints one address, and Ctrl-C is no failure', async () => {
  const { child, texts } = await run('--port', '0')
  await once(child.stdout, 'data')
  expect(texts.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/)
  expect((await fetch(`${texts.out.trim()}/healthz`)).status).toBe(200)
  child.kill('SIGINT')
  const [code] = (await once(child, 'close')) as [number]
  expect(code).toBe(0)
})

test('a port that is no port is refused with a sentence', async () => {
  const { child, texts } = await run('--port', '99999')
  await once(child, 'close')
  expect(texts.err).toBe('--port takes a number from 0 to 65535.\n')
})
