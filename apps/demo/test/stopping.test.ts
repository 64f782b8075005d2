import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { application, Visitor } from './visitor.ts'

const main = join(import.meta.dirname, '../src/main.ts')

async function startProcess() {
  const env = { ...process.env, PORT: '0', PAYMENT_FAILS_EVERY: '0' }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const origin of createInterface(child.stdout)) {
    if (origin.startsWith('http://')) return { child, origin }
  }
  throw new Error('The app ended without saying its address.')
}

test('stopping does not lose a payment under way, and nothing keeps the process', async () => {
  const { child, origin } = await startProcess()
  const ended = once(child, 'exit')
  try {
    const erika = await new Visitor({ origin }).signIn('musterstadt', 'p-1042')
    await erika.post('/musterstadt/antraege', application)
    const permit = '/musterstadt/antraege/MUS-00001'
    const payment = erika.post(`${permit}/zahlung`, {})
    while ((await erika.get(permit)).html.includes('Noch zu bezahlen'));
    child.kill('SIGTERM')
    expect((await payment).status).toBe(303)
    expect(await ended).toEqual([0, null])
  } finally {
    child.kill('SIGKILL')
  }
})
