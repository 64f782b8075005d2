import { expect, test } from 'vitest'
import { application, startApp, Visitor } from './visitor.ts'

const pages = ['', '/antraege', '/antraege/neu', '/antraege/BEI-00001', '/anmelden']

test.for(pages)('a citizen signed in elsewhere is refused at /beispielhausen%s', async (page) => {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  const { status, html } = await erika.get(`/beispielhausen${page}`)
  expect(status).toBe(403)
  expect(html).toContain('Sie sind in einer anderen Gemeinde angemeldet')
  expect(html).toContain('action="/abmelden"')
})

test('a session does not open pages under a municipality that does not exist', async () => {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  expect((await erika.get('/musterstadt/antraege')).status).toBe(200)
  expect((await erika.get('/nirgendwo/antraege')).status).toBe(404)
})

test('a guessed number does not open the permit of a neighbour', async () => {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  await erika.post('/musterstadt/antraege', application)
  expect((await erika.get('/musterstadt/antraege/MUS-00001')).html).toContain('MU-ER 1984')

  const cem = await new Visitor(app).signIn('musterstadt', 'p-1077')
  const { status, html } = await cem.get('/musterstadt/antraege/MUS-00001')
  expect(status).toBe(404)
  expect(html).not.toContain('MU-ER 1984')
})

test('nobody signs in as a person of another municipality', async () => {
  await using app = await startApp()
  const visitor = new Visitor(app)
  const { status, headers } = await visitor.post('/neudorf/anmelden', { person: 'p-1042' })
  expect(status).toBe(400)
  expect(headers.getSetCookie()).toEqual([])
})

test('without a session every page of a citizen leads to signing in', async () => {
  await using app = await startApp()
  const { status, headers } = await new Visitor(app).get('/neudorf/antraege/neu')
  expect([status, headers.get('location')]).toEqual([303, '/neudorf/anmelden'])
})
