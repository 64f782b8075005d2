import { createServer } from 'node:http'
import { createCounts } from './counts.ts'
import { createGuard } from './guard.ts'
import { stores } from './stores.ts'

/** Inside the network only; the doors themselves pass everything on. */
const statusPort = 8090
const lastWord = 5_000

const counts = createCounts(stores.map(({ name }) => name))

const pages: Readonly<Record<string, () => string>> = {
  '/healthz': () => 'ok\n',
  '/metrics': () => counts.text(),
}
const status = createServer(({ url = '' }, response) => {
  const page = pages[url]
  response.writeHead(page ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4' })
  response.end(page?.())
})

const servers = [
  status.listen(statusPort),
  ...stores.map((store) =>
    createGuard({ ...store, hostname: store.name }, counts).listen(store.port),
  ),
]

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    for (const server of servers) server.close()
    setTimeout(() => servers.forEach((server) => server.closeAllConnections()), lastWord).unref()
  })
