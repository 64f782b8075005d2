import { expect, test } from 'vitest'
import { application, startApp, Visitor } from './visitor.ts'

const foreign: Record<string, Record<string, string>> = {
  'another site': { 'sec-fetch-site': 'cross-site' },
  'a neighbour of the domain': { 'sec-fetch-site': 'same-site' },
  'another origin, in an old browser': { origin: 'https://boese.example' },
  'a hidden origin': { origin: 'null' },
  nowhere: {},
}

test.for(Object.keys(foreign))('a form from %s does not apply for a permit', async (from) => {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  const { status, html } = await erika.post('/musterstadt/antraege', application, foreign[from])
  expect(status).toBe(403)
  expect(html).toContain('Dieses Formular gilt nicht mehr')
  expect((await erika.get('/musterstadt/antraege')).html).toContain('noch nichts beantragt')
})

test.for(Object.keys(foreign))('a form from %s does not sign anybody in', async (from) => {
  await using app = await startApp()
  const visitor = new Visitor(app)
  const page = await visitor.post('/musterstadt/anmelden', { person: 'p-1042' }, foreign[from])
  expect(page.status).toBe(403)
  expect(page.headers.getSetCookie()).toEqual([])
})

test('a form without the token of the session is refused', async () => {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  for (const csrfToken of ['', 'geraten']) {
    const { status } = await erika.post('/musterstadt/antraege', { ...application, csrfToken })
    expect(status).toBe(403)
  }
})

test("a form with somebody else's token is refused", async () => {
  await using app = await startApp()
  const cem = await new Visitor(app).signIn('musterstadt', 'p-1077')
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  const { csrfToken } = cem
  const { status } = await erika.post('/musterstadt/antraege', { ...application, csrfToken })
  expect(status).toBe(403)
})

test('a browser that sends only its own origin is served', async () => {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  const page = await erika.post('/musterstadt/antraege', application, { origin: app.origin })
  expect(page.status).toBe(303)
})
