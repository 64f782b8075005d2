import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { channelNames, getWorkspaceContext, SvaError } from '../src/index.ts'
import { fromHeader, type Source } from '../src/adapters/http.ts'
import { adapters, serve, type Options } from './servers.ts'
import type { IncomingMessage } from 'node:http'

const from = fromHeader('X-Workspace-Id')
const signedIn: Source<IncomingMessage> = (request) =>
  Promise.resolve(request.headers.cookie === undefined ? undefined : 'musterstadt')

function listenTo(name: string): unknown[] {
  const heard: unknown[] = []
  const hear = (message: unknown) => void heard.push(message)
  subscribe(name, hear)
  onTestFinished(() => void unsubscribe(name, hear))
  return heard
}

describe.each(Object.keys(adapters))('the adapter for %s', (name) => {
  const start = (options: Options) =>
    serve(
      adapters[name]!(options, (_, response) =>
        response.end(JSON.stringify(getWorkspaceContext())),
      ),
    )

  it('refuses a request that names no workspace, and counts it', async () => {
    const refused = listenTo(channelNames.workspaceRefused)
    const ask = await start({ from })
    const { status, body } = await ask({})
    expect(status).toBe(400)
    expect(JSON.parse(body)).toMatchObject({ code: 'SVA_WORKSPACE_MISSING' })
    expect(refused).toEqual([{ reason: 'missing' }])
  })

  it('refuses what is not an id, and echoes it nowhere', async () => {
    const refused = listenTo(channelNames.workspaceRefused)
    const ask = await start({ from })
    const { status, headers, body } = await ask({ 'x-workspace-id': '<script>alert(1)</script>' })
    expect(status).toBe(400)
    expect(JSON.parse(body)).toMatchObject({ code: 'SVA_WORKSPACE_ID_INVALID' })
    expect(body + JSON.stringify(headers)).not.toContain('script')
    expect(refused).toEqual([{ reason: 'invalid' }])
  })

  it('refuses a header that disagrees with the session, in either order', async () => {
    const refused = listenTo(channelNames.workspaceRefused)
    for (const sources of [
      [signedIn, from],
      [from, signedIn],
    ]) {
      const ask = await start({ from: sources })
      const { status, body } = await ask({ cookie: 'sid=1', 'x-workspace-id': 'neudorf' })
      expect(status).toBe(403)
      expect(JSON.parse(body)).toMatchObject({ code: 'SVA_WORKSPACE_CONFLICT' })
      expect(body).not.toContain('neudorf')
    }
    expect(refused).toEqual([{ reason: 'conflict' }, { reason: 'conflict' }])
  })

  it('takes the first source that answers, and lets a second one agree', async () => {
    const ask = await start({ from: [from, signedIn] })
    for (const headers of [
      { cookie: 'sid=1' },
      { cookie: 'sid=1', 'x-workspace-id': 'musterstadt' },
    ])
      expect((await ask(headers)).body).toContain('"workspaceId":"musterstadt"')
  })

  it('refuses in production as it does elsewhere', async () => {
    onTestFinished(() => void vi.unstubAllEnvs())
    const ask = await start({ from })
    for (const environment of ['production', 'development']) {
      vi.stubEnv('NODE_ENV', environment)
      expect((await ask({})).status).toBe(400)
    }
  })

  it('lets a page without a workspace through where that is said', async () => {
    const ask = await start({ from, required: false })
    const { status, body } = await ask({ 'x-request-id': 'req-9' })
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({ requestId: 'req-9' })
  })

  it('keeps a request id that looks like one, and replaces what does not', async () => {
    const ask = await start({ from })
    const idFor = async (requestId: string) => {
      const { body } = await ask({ 'x-workspace-id': 'musterstadt', 'x-request-id': requestId })
      return (JSON.parse(body) as { requestId: string }).requestId
    }
    expect(await idFor('0af7651916cd43dd8448eb211c80319c')).toBe('0af7651916cd43dd8448eb211c80319c')
    for (const forged of ['jane@example.org', 'a b', 'x'.repeat(129), ''])
      expect(await idFor(forged)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  })

  it('a source that fails refuses the request, and its error is heard by us', async () => {
    const failed = listenTo(channelNames.workspaceFailed)
    const error = new Error('redis://admin:geheim@10.0.0.5 refused')
    const ask = await start({ from: () => Promise.reject(error) })
    const { status } = await ask({ 'x-workspace-id': 'musterstadt' })
    expect(status).toBe(500)
    expect(failed).toEqual([{ error }])
  })

  it('a source that refuses on purpose is no failure of ours', async () => {
    const failed = listenTo(channelNames.workspaceFailed)
    const twoCookies = new SvaError('SVA_TWO_COOKIES', 'Two cookies.', 'delete them', {
      status: 400,
    })
    const ask = await start({ from: () => Promise.reject(twoCookies) })
    const { status, body } = await ask({})
    expect(status).toBe(400)
    expect(JSON.parse(body)).toEqual({ code: 'SVA_TWO_COOKIES', message: twoCookies.message })
    expect(failed).toEqual([])
  })
})

it.each([
  [new Error('redis://10.0.0.5'), 500, 'SVA_WORKSPACE_SOURCE_FAILED'],
  [new SvaError('SVA_DOWN', 'Redis 10.0.0.5', 'no status'), 500, 'SVA_WORKSPACE_SOURCE_FAILED'],
  [new SvaError('SVA_DOWN', 'Redis 10.0.0.5', 'start it', { status: 503 }), 503, 'SVA_DOWN'],
])(
  'what the http adapter says about a failing source is a code only',
  async (error, status, code) => {
    const ask = await serve(adapters.http!({ from: () => Promise.reject(error) }, () => {}))
    const answer = await ask({})
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toEqual({ code })
  },
)
