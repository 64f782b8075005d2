// Writes RECORDS logs and as many spans, says so, and then does what MODE says.
import { trace } from '@opentelemetry/api'
import { createLogger, startMonitoring } from '@sva/monitoring-client'

// Registered before the start, and gone from the list by the time it is called.
if (process.env['MODE'] === 'once') {
  process.once('SIGTERM', () => {
    logger.info('draining')
    clearInterval(serving)
  })
}
let serving: NodeJS.Timeout | undefined
const records = Number(process.env['RECORDS'] ?? 1)
const monitoring = startMonitoring({ console: false, shutdownTimeout: 4_000 })
const logger = createLogger({ component: 'worker' })
const tracer = trace.getTracer('worker')
for (let index = 0; index < records; index += 1) {
  logger.info(`record ${index}`)
  tracer.startSpan(`span ${index}`).end()
}

const modes: Record<string, () => unknown> = {
  // Nothing left to do: the process ends by itself.
  natural: () => report('end'),
  // Serves on until a signal comes.
  serve: () => setInterval(() => {}, 1_000),
  once: () => (serving = setInterval(() => {}, 1_000)),
  // The app has a handler of its own, and decides itself when it ends.
  drain: () => {
    const serving = setInterval(() => {}, 1_000)
    process.on('SIGTERM', () => {
      logger.info('draining')
      clearInterval(serving)
    })
  },
  crash: () => {
    setImmediate(() => {
      throw new Error('no account for jane@example.org')
    })
  },
  reject: () => void Promise.reject(new Error('no account for jane@example.org')),
  shutdown: async () => {
    await monitoring.shutdown()
    report('shut down')
  },
  flush: async () => {
    const { sent, lost } = await monitoring.flush()
    console.log(JSON.stringify({ flushed: { sent, lost } }))
    await monitoring.shutdown()
  },
  // Two shutdowns, a flush that nobody waits for: people write such things.
  clumsy: async () => {
    void monitoring.flush()
    void monitoring.shutdown()
    await monitoring.shutdown()
    report('shut down')
  },
}
process.on('exit', () => report('exit'))
console.log('ready')
await modes[process.env['MODE'] ?? 'natural']?.()

function report(when: string): void {
  console.log(JSON.stringify({ when, ...monitoring.health() }))
}
