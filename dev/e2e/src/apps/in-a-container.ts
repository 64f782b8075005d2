// The app of docs/how-to/run-the-stack.md, "An app in a container". Started by a test inside of one.
import { createLogger, startMonitoring } from '@sva/monitoring-client'

const allowInsecure = process.argv.includes('allowInsecure')
const monitoring = startMonitoring({ serviceName: 'container-app', allowInsecure })
createLogger({ component: 'start' }).info('ready')
await monitoring.shutdown()
