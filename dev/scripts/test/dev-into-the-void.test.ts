import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { freePorts } from '../ports.ts'
import { root } from '../repository.ts'

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** `pnpm dev`, sending to a port of the test's own. */
async function dev(otlpPort: number) {
  const [port = 0] = await freePorts(1)
  const child = spawn(process.execPath, ['dev/scripts/dev.ts', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, OTLP_HTTP_PORT: String(otlpPort) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return {
    demo: `http://127.0.0.1:${port}`,
    output: () => output,
    stop: async (): Promise<number | null> => {
      child.kill('SIGTERM')
      await ended
      return child.exitCode
    },
  }
}

/** Until it does not throw; the test's own timeout ends what never comes. */
async function visited(url: string): Promise<number> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined)
    if (response !== undefined) return response.status
    await sleep(100)
  }
}

it('where nobody receives, a viewer does, and both end together', async () => {
  const [otlp = 0] = await freePorts(1)
  const { demo, output, stop } = await dev(otlp)
  expect(await visited(demo)).toBe(200)
  expect(output()).toContain(`viewer  http://127.0.0.1:${otlp}\n`)
  expect((await fetch(`http://127.0.0.1:${otlp}/healthz`)).status).toBe(200)
  expect(await stop()).toBe(0)
  await expect(fetch(`http://127.0.0.1:${otlp}/healthz`)).rejects.toThrow('fetch failed')
  await expect(fetch(demo)).rejects.toThrow('fetch failed')
})

it('where a collector receives, it gets the telemetry', async () => {
  const received = new Set<string>()
  const collector = createServer((request, response) => {
    request.resume()
    if (request.method === 'POST') received.add(request.url ?? '')
    response.writeHead(request.method === 'POST' ? 200 : 404).end('{"partialSuccess":{}}')
  })
  const otlp = await listening(collector)
  onTestFinished(() => void collector.close())
  const { demo, output } = await dev(otlp)
  expect(await visited(demo)).toBe(200)
  expect(output()).toContain(`whoever receives on port ${otlp} already`)
  while (!received.has('/v1/metrics') || !received.has('/v1/traces')) await sleep(100)
  expect([...received]).toContain('/v1/traces')
})
