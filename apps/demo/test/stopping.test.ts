import { expect, test } from 'vitest'
import { startProcess } from './process.ts'
import { application, Visitor } from './visitor.ts'

test('stopping does not lose a payment under way, and nothing keeps the process', async () => {
  await using app = await startProcess({ PAYMENT_FAILS_EVERY: '0', OTEL_SDK_DISABLED: 'true' })
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  await erika.post('/musterstadt/antraege', application)
  const permit = '/musterstadt/antraege/MUS-00001'
  const payment = erika.post(`${permit}/zahlung`, {})
  while ((await erika.get(permit)).html.includes('Noch zu bezahlen'));
  app.stop()
  expect((await payment).status).toBe(303)
  expect(await app.ended).toEqual([0, null])
})
