import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SvaError } from '@sva/sdk'
import express, { type NextFunction, type Request, type Response as Answer } from 'express'
import { afterEach, expect, it } from 'vitest'
import { session, type WithSession } from '../src/adapters/express.ts'
import {
  createMemorySessionStore,
  createSessionCookie,
  SessionStoreUnavailable,
  type SessionStore,
} from '../src/index.ts'

const cookie = createSessionCookie({ origin: 'http://localhost' })
const erika = { workspaceId: 'musterstadt', userId: 'erika' }
const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

async function serve(store: SessionStore<string>): Promise<(cookie?: string) => Promise<Response>> {
  const app = express()
  app.use(session({ store, cookie }))
  app.get('/', (request: WithSession<unknown>, response) => {
    response.json(request.session ?? null)
  })
  app.use((error: unknown, _request: Request, response: Answer, _next: NextFunction) => {
    const { status = 500, code } = error instanceof SvaError ? error : { code: 'UNKNOWN' }
    response.status(status).json({ code })
  })
  const server = app.listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return (value) =>
    fetch(`http://127.0.0.1:${port}/`, value === undefined ? {} : { headers: { cookie: value } })
}

it('puts the session on the request, and no cache keeps the answer', async () => {
  const store = createMemorySessionStore<string>()
  const get = await serve(store)
  const { token, session } = await store.create(erika, 'Wohngeld')
  const response = await get(`${cookie.name}=${token}`)
  expect(await response.json()).toEqual(session)
  expect(response.headers.get('cache-control')).toBe('no-store')
})

it('goes on as nobody without a cookie, with a dead one and with rubbish', async () => {
  const store = createMemorySessionStore<string>()
  const get = await serve(store)
  const { token } = await store.create(erika, 'Wohngeld')
  await store.revoke(token)
  for (const value of [undefined, `${cookie.name}=${token}`, `${cookie.name}=%ff%00`, ';;;=']) {
    const response = await get(value)
    expect(await response.json()).toBeNull()
    expect(response.headers.get('cache-control')).toBeNull()
  }
})

it('answers 503, not "signed out", when the store is down', async () => {
  const store = createMemorySessionStore<string>()
  const get = await serve({
    ...store,
    get: () => Promise.reject(new SessionStoreUnavailable('no connection.')),
  })
  const { token } = await store.create(erika, 'Wohngeld')
  const response = await get(`${cookie.name}=${token}`)
  expect(response.status).toBe(503)
  expect(response.headers.getSetCookie()).toEqual([])
})

it('answers 400 to two session cookies', async () => {
  const get = await serve(createMemorySessionStore<string>())
  const response = await get(`${cookie.name}=a; ${cookie.name}=b`)
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ code: 'SVA_SESSION_COOKIE_DUPLICATE' })
})
