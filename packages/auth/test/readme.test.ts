import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { once } from 'node:events'
import { expect, it, vi } from 'vitest'
import { key, useRedis } from './real-redis.ts'

const using = useRedis()
const packageFolder = join(import.meta.dirname, '..')
const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8')
const [, program = ''] = /```ts\n(.*?)```/s.exec(readme) ?? []

async function freePort(): Promise<string> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return String(port)
}

it('the program that people copy signs in, counts, and signs out', async () => {
  const port = await freePort()
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: packageFolder,
    env: {
      PATH: process.env['PATH'],
      PORT: port,
      REDIS_URL: using.server.url,
      SESSION_KEY: key().toString('base64'),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const call = (method: string, path: string, cookie = '') =>
    fetch(`http://localhost:${port}${path}`, { method, headers: { cookie } })
  try {
    await vi.waitUntil(() => call('GET', '/me').catch(() => undefined), 10_000)
    const login = await call('POST', '/login')
    const [cookie = ''] = login.headers.getSetCookie()[0]?.split(';') ?? []
    await call('GET', '/me', cookie)
    const me = await call('GET', '/me', cookie)
    expect(await me.json()).toMatchObject({ userId: 'erika', data: { visits: 2 } })
    expect(me.headers.get('cache-control')).toBe('no-store')
    expect((await call('POST', '/logout', cookie)).status).toBe(204)
    expect((await call('GET', '/me', cookie)).status).toBe(401)
  } finally {
    child.kill()
  }
})
