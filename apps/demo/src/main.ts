// node --import ./src/monitoring.ts src/main.ts
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.ts'
import { originOf, readConfig } from './config.ts'
import { startNightly } from './jobs/nightly.ts'
import { ReceiptQueue } from './jobs/receipts.ts'
import { simulatedProvider } from './payments/provider.ts'
import { PermitStore } from './permits/store.ts'
import { openSessions } from './sessions.ts'

const config = readConfig(process.env)
const sessions = openSessions(config)
const permits = new PermitStore()
const receipts = new ReceiptQueue()
const provider = simulatedProvider(config.paymentFailsEvery)
const server = createServer()

const stopNightly = startNightly(permits, config.nightlyEvery)
const receiptsDone = receipts.work()

server.listen(config.port, config.host, () => {
  const origin = config.origin ?? originOf(server.address() as AddressInfo)
  server.on('request', createApp({ origin, sessions: sessions.store, permits, provider, receipts }))
  console.log(origin)
})

/** Lets what is under way finish, then nothing keeps the process alive: it ends by itself. */
function stop(): void {
  stopNightly()
  // Browsers keep connections open for their next request, which goes elsewhere now.
  server.keepAliveTimeout = 1
  server.close(async () => {
    receipts.close()
    await receiptsDone
    sessions.close()
  })
}

process.once('SIGTERM', stop)
process.once('SIGINT', stop)
