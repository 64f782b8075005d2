// The mistake: everything in one file, so the libraries are loaded before the start.
import express from 'express'
import { startMonitoring } from '@sva/monitoring-client'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const monitoring = startMonitoring({ serviceName: 'early' })
const server = createServer(express()).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  void fetch(`http://127.0.0.1:${port}/`).then(async (response) => {
    await response.text()
    server.close()
    server.closeAllConnections()
    await monitoring.shutdown()
  })
})
