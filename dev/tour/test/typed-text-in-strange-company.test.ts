import { startViewer } from '@sva/viewer'
import { expect, test } from 'vitest'
import { startTry } from '../src/cast.ts'
import { Evidence } from '../src/evidence.ts'
import { LogFile } from '../src/log-file.ts'
import { Typist } from '../src/try/typist.ts'
import { until } from './run-tour.ts'

test('"all that left" is the typed text and its own process, nothing that was planted', async () => {
  const bodies: string[] = []
  const viewer = await startViewer({
    port: 0,
    onBody: (signal, body) => {
      if (signal === 'logs') bodies.push(Buffer.from(body).toString())
    },
  })
  const log = new LogFile()
  const evidence = new Evidence([], { attributed: true, onPair: () => {} })
  const child = startTry({ endpoint: viewer.url, plain: false, seconds: 5, log, evidence })
  const typist = new Typist(() => child)

  const { try_id, explained } = await typist.tryText('an erika@example.org')
  await until(() => bodies.length > 0)
  const [{ resource, scopeLogs }] = JSON.parse(bodies[0] ?? '').resourceLogs
  expect(explained).toMatchObject([{ rule: 'email' }])
  expect(JSON.stringify(scopeLogs)).toContain(try_id)
  expect(JSON.stringify(scopeLogs)).not.toContain('erika')
  expect(JSON.stringify(resource)).toContain('"try"')
  expect(JSON.stringify(resource)).not.toMatch(/canary|ref\.|note\./)

  await child.stop()
  await expect(typist.tryText('another')).rejects.toThrow('has ended')
  await log.close()
  await viewer.close()
})
