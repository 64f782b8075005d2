import { createLogger, startMonitoring } from '@sva/monitoring-client'

const monitoring = startMonitoring({ console: 'json' })
const logger = createLogger({ component: 'talkative' })
let written = 0
const talking = setInterval(() => {
  for (let index = 0; index < 100; index += 1) logger.info(`line ${(written += 1)}`)
  if (written < 2_000) return
  clearInterval(talking)
  void monitoring.shutdown()
}, 1)
