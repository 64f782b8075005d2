import { setTimeout as later } from 'node:timers/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { getWorkspaceContext } from '../src/index.ts'
import { fromHeader } from '../src/adapters/http.ts'
import { adapters, serve } from './servers.ts'

const from = fromHeader('x-workspace-id')
const here = () => getWorkspaceContext().workspaceId ?? 'none'

type App = (request: IncomingMessage, response: ServerResponse) => void

describe.each(Object.keys(adapters))('behind the adapter for %s', (name) => {
  const start = (app: App) => serve(adapters[name]!({ from }, app))

  it('requests of different workspaces on one connection do not mix', async () => {
    const ask = await start((_, response) => void later(1).then(() => response.end(here())))
    for (let n = 0; n < 20; n += 1) {
      const town = n % 2 === 0 ? 'musterstadt' : 'neudorf'
      expect((await ask({ 'x-workspace-id': town })).body).toBe(town)
    }
    const asked = ['a', 'b', 'c', 'd'].map((town) => ask({ 'x-workspace-id': town }))
    expect((await Promise.all(asked)).map(({ body }) => body)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('a body parser that listens to the request keeps the workspace', async () => {
    const ask = await start((request, response) => {
      const chunks: Buffer[] = []
      const seen: string[] = []
      request.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        seen.push(here())
      })
      request.on('end', () =>
        response.end(`${here()} ${seen[0]} ${Buffer.concat(chunks).toString()}`),
      )
    })
    // The second request is parsed in the turn in which the first one ended.
    const posted = [
      ask({ 'x-workspace-id': 'musterstadt' }, 'antrag=1'),
      ask({ 'x-workspace-id': 'neudorf' }, 'antrag=2'),
    ]
    expect((await Promise.all(posted)).map(({ body }) => body)).toEqual([
      'musterstadt musterstadt antrag=1',
      'neudorf neudorf antrag=2',
    ])
  })

  it('a large body that arrives in pieces is read whole, in its workspace', async () => {
    const ask = await start(async (request, response) => {
      let length = 0
      for await (const chunk of request) length += (chunk as Buffer).length
      response.end(`${here()} ${length}`)
    })
    const { body } = await ask({ 'x-workspace-id': 'musterstadt' }, 'a'.repeat(1_000_000))
    expect(body).toBe('musterstadt 1000000')
  })

  it('what happens after the answer still knows its workspace', async () => {
    let finished: (town: string) => void
    const after = new Promise<string>((resolve) => (finished = resolve))
    const ask = await start((_, response) => {
      response.on('finish', () => finished(here()))
      response.end('ok')
    })
    await ask({ 'x-workspace-id': 'musterstadt' })
    expect(await after).toBe('musterstadt')
  })

  it('what waits for a caller who hung up still knows its workspace', async () => {
    let hungUp: (town: string) => void
    const after = new Promise<string>((resolve) => (hungUp = resolve))
    const ask = await start((request, response) => {
      response.on('close', () => hungUp(here()))
      request.socket.destroy()
    })
    await expect(ask({ 'x-workspace-id': 'musterstadt' })).rejects.toThrow('socket hang up')
    expect(await after).toBe('musterstadt')
  })

  it('a listener can be removed by the function that was added, and once stays once', async () => {
    const ask = await start((request, response) => {
      const heard: string[] = []
      const removed = () => heard.push('removed')
      request.on('note', removed)
      request.removeListener('note', removed)
      request.prependListener('note', () => heard.push(`first ${here()}`))
      request.once('note', () => heard.push(`once ${here()}`))
      const never = () => heard.push('never')
      request.once('note', never)
      request.off('note', never)
      request.emit('note')
      request.emit('note')
      response.end(heard.join(', '))
    })
    const { body } = await ask({ 'x-workspace-id': 'musterstadt' })
    expect(body).toBe('first musterstadt, once musterstadt, first musterstadt')
  })
})
