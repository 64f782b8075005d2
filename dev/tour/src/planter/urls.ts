import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runWithWorkspaceContext } from '@sva/sdk'
import type { Position } from '../planted/positions.ts'
import type { Write } from './write.ts'

// A real server and real requests: the instrumentations decide what of a URL becomes an attribute.
const server = createServer((request, response) => {
  const workspaceId = String(request.headers['x-office'])
  runWithWorkspaceContext({ workspaceId }, () => response.end('ok'))
})

let base: string | undefined

async function request(workspaceId: string, path: string): Promise<void> {
  if (base === undefined) {
    server.listen(0, '127.0.0.1').unref()
    await once(server, 'listening')
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const response = await fetch(base + path, { headers: { 'x-office': workspaceId } })
  await response.text()
}

const encode = encodeURIComponent

export const urlWriters = {
  'URL path': ({ workspaceId, canary, value }) =>
    request(workspaceId, `/faelle/${canary}/${encode(value)}`),
  'URL query': ({ workspaceId, canary, key, value }) =>
    request(workspaceId, `/faelle?fall=${canary}&${key}=${encode(value)}`),
  'URL query under an innocent key': ({ workspaceId, canary, text }) =>
    request(workspaceId, `/faelle?fall=${canary}&ort=${encode(text)}`),
} satisfies Partial<Record<Position, Write>>
