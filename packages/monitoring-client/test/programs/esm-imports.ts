// Named ESM imports, as apps are written today; silently untraced without loader hooks.
import express from 'express'
import { get, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'

const app = express()
// Mounted before, and fallen through: its path must not stay in the route.
const fellThrough = express.Router()
fellThrough.get('/other', (_request, response) => void response.send('other'))
app.use('/people', fellThrough)
app.get('/people/:id', (_request, response) => void response.send('ok'))
const server = createServer(app).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  get({ host: '127.0.0.1', port, path: '/people/7' }, (response) => {
    response.resume()
    response.on('end', () => {
      server.close()
      server.closeAllConnections()
      // `--import` runs again in each worker: a second SDK there would send everything twice.
      const worker = new Worker('globalThis.done = true', { eval: true, stdout: true })
      worker.on('exit', () => console.log('worker ended'))
    })
  })
})
