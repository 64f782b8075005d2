import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startProcess } from './process.ts'
import { application, Visitor } from './visitor.ts'

/** A collector that keeps what arrives, as it arrives. */
async function startCollector() {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const zipped = request.headers['content-encoding'] === 'gzip'
    bodies.push((zipped ? gunzipSync(body) : body).toString())
    response.setHeader('content-type', 'application/json').end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    received: () => bodies.join('\n'),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('the three mistakes put nothing on the wire that /fehler-im-code says stays inside', async () => {
  await using collector = await startCollector()
  await using app = await startProcess({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    PAYMENT_FAILS_EVERY: '1',
  })
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  const form = { ...application, taxId: '86095742719', remark: 'Fragen an jonas.weiss@example.com' }
  const { headers } = await erika.post('/musterstadt/antraege', form)
  await erika.get(headers.get('location') ?? '')
  await erika.post('/musterstadt/antraege/MUS-00001/zahlung', {})
  app.stop()
  await app.ended

  const wire = collector.received()
  // The same search finds what may leave: it is not blind.
  for (const allowed of ['permit form received', '/eingegangen', 'payment.duration', 'Fragen an']) {
    expect(wire).toContain(allowed)
  }
  const [, token = ''] = erika.cookie.split('=')
  const { firstName, lastName, birthDate, idCardNumber, street, email, phone, iban, taxId } = form
  const kept = [firstName, lastName, birthDate, idCardNumber, street, email, phone, iban, taxId]
  const inside = [...kept, token, erika.csrfToken, 'jonas.weiss', 'hunter2']
  const leaked = inside.filter((value) =>
    [value, encodeURIComponent(value)].some((form) => wire.includes(form)),
  )
  expect(leaked).toEqual([])
})
