import { createMemorySessionStore, SessionStoreUnavailable } from '@sva/auth'
import { expect, test } from 'vitest'
import type { SessionData } from '../src/sessions.ts'
import { startApp, Visitor } from './visitor.ts'

test('a copied cookie does not outlive signing out', async () => {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  const thief = new Visitor(app)
  thief.cookie = erika.cookie
  expect((await thief.get('/musterstadt/antraege')).status).toBe(200)

  const { status, headers } = await erika.post('/abmelden', {})
  expect(status).toBe(303)
  expect(headers.get('clear-site-data')).toContain('"cache"')
  expect((await thief.get('/musterstadt/antraege')).status).toBe(303)
})

test('signing in again ends the session that the browser had before', async () => {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  const before = new Visitor(app)
  before.cookie = erika.cookie
  await erika.signIn('musterstadt', 'p-1042')
  expect(erika.cookie).not.toBe(before.cookie)
  expect((await before.get('/musterstadt/antraege')).status).toBe(303)
})

const down = () => Promise.reject(new SessionStoreUnavailable('test'))

test.for([{ get: down }, { revoke: down }])(
  'signing out is not claimed to have worked while the store is down: %o',
  async (failing) => {
    const sessions = createMemorySessionStore<SessionData>()
    await using app = await startApp({ sessions })
    const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
    Object.assign(sessions, failing)
    const { status, html, headers } = await erika.post('/abmelden', {})
    expect(status).toBe(503)
    expect(html).toContain('Sie sind noch nicht überall abgemeldet')
    expect(headers.getSetCookie().join()).toContain('Max-Age=0')
  },
)

test('a store that is down signs nobody out and says so', async () => {
  const sessions = createMemorySessionStore<SessionData>()
  await using app = await startApp({ sessions })
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  sessions.get = down
  const { status, html, headers } = await erika.get('/musterstadt/antraege')
  expect(status).toBe(503)
  expect(html).toContain('Die Anmeldung ist gerade nicht erreichbar')
  expect(headers.getSetCookie()).toEqual([])
})
