import { startMonitoring } from '@sva/monitoring-client'
import { workspaceContext } from '@sva/sdk/http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const monitoring = startMonitoring({ console: false })
const inWorkspace = workspaceContext({
  from: () => {
    throw new Error('session store of jane@example.org is gone')
  },
})
const server = createServer(inWorkspace((_request, response) => void response.end('ok')))
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/`)
  console.log(response.status, await response.text())
  server.close()
  server.closeAllConnections()
  await monitoring.shutdown()
})
