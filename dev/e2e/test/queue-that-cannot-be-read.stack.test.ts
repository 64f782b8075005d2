import { expect, it } from 'vitest'
import { untilWell } from '../src/away.ts'
import { logqlTotal } from '../src/loki.ts'
import { inVolume } from '../src/on-volume.ts'
import { deliver, logs } from '../src/otlp.ts'
import { until } from '../src/poll.ts'
import { container, docker, state, tryDocker } from '../src/stack.ts'

const file = 'queue/exporter_otlp_http_loki_logs'

/** Both pages that say where everything is: what a disk that lies leaves behind. */
const corrupt = `
import { openSync, writeSync } from 'node:fs'
writeSync(openSync('/volume/${file}', 'r+'), Buffer.alloc(8192, 7), 0, 8192, 0)
`
const moveAway = `
import { renameSync } from 'node:fs'
renameSync('/volume/${file}', '/volume/${file}.broken')
`
const cleanUp = `
import { rmSync } from 'node:fs'
rmSync('/volume/${file}.broken')
`

it('a corrupt queue file: the collector says so and stays away; moved, all is well', async () => {
  const collector = container('otel-collector')
  await docker('stop', collector)
  await inVolume('collector-queue', corrupt)
  try {
    await docker('start', collector)
    const restarting = async (): Promise<true | undefined> =>
      (await state('otel-collector')).restarts > 1 || undefined
    await until(restarting, { what: 'the collector to give up more than once' })
    const { stdout, stderr } = await tryDocker('logs', '--tail', '20', collector)
    expect(stdout + stderr).toContain('invalid database')
  } finally {
    await docker('stop', collector)
    await inVolume('collector-queue', moveAway)
    await docker('start', collector)
    await untilWell('otel-collector')
    await inVolume('collector-queue', cleanUp)
  }
  const service = `after-corruption-${Date.now()}`
  await deliver('logs', logs({ service }, [{ body: 'taken again' }]))
  const arrived = `count_over_time({service_name="${service}"} [5m])`
  await until(async () => (await logqlTotal(arrived)) === 1 || undefined, { what: 'a log in Loki' })
})
