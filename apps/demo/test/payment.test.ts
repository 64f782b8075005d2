import { expect, test } from 'vitest'
import { simulatedProvider } from '../src/payments/provider.ts'
import { application, startApp, Visitor } from './visitor.ts'

const permit = '/musterstadt/antraege/MUS-00001'

test("the provider's error never reaches a page, and the citizen can try again", async () => {
  await using app = await startApp({ provider: simulatedProvider(1) })
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  await erika.post('/musterstadt/antraege', application)
  const { status, html } = await erika.post(`${permit}/zahlung`, {})
  expect(status).toBe(502)
  expect(html).toContain('Es wurde nichts abgebucht')
  expect(html).not.toMatch(/postgres|hunter2|connect/i)
  expect((await erika.get(permit)).html).toContain('jetzt bezahlen')
})

test('a double click does not charge twice', async () => {
  let charges = 0
  const real = simulatedProvider(0)
  const provider = {
    charge: (...args: Parameters<typeof real.charge>) => {
      charges++
      return real.charge(...args)
    },
  }
  await using app = await startApp({ provider })
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  await erika.post('/musterstadt/antraege', application)
  await Promise.all([1, 2, 3].map(() => erika.post(`${permit}/zahlung`, {})))
  expect(charges).toBe(1)
  expect((await erika.get(permit)).html).toContain('Bezahlt')
})
