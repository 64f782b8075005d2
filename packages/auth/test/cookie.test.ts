import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createSessionCookie } from '../src/index.ts'

const token = `svas_${'A'.repeat(81)}`
const https = createSessionCookie({ origin: 'https://buergerservice.example' })
const http = createSessionCookie({ origin: 'http://localhost:3000' })
const request = (headers: IncomingHttpHeaders) => ({ headers })

async function answerOf(listener: RequestListener): Promise<Response> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}`)
  server.close()
  return response
}

describe('over https', () => {
  it('no script, no plain connection, no sub-domain and no other site gets the cookie', async () => {
    const { headers } = await answerOf((_, response) => {
      https.set(response, token)
      response.end()
    })
    expect(headers.getSetCookie()).toEqual([
      `__Host-sva-session=${token}; Path=/; HttpOnly; Secure; SameSite=Lax`,
    ])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('logging out repeats Secure and Path, else the browser keeps a __Host- cookie', async () => {
    const { headers } = await answerOf((_, response) => {
      https.clear(response)
      response.end()
    })
    expect(headers.getSetCookie()).toEqual([
      '__Host-sva-session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    ])
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('clear-site-data')).toBe('"cache", "storage"')
  })

  it('does not take away the cookies of others', async () => {
    const { headers } = await answerOf((_, response) => {
      response.setHeader('Set-Cookie', 'locale=de')
      https.set(response, token)
      response.end()
    })
    expect(headers.getSetCookie()).toHaveLength(2)
  })

  it.each([
    [`__Host-sva-session=${token}`, token],
    [`locale=de; __Host-sva-session=${token}; theme=dark`, token],
    ['', undefined],
    [`sva-session=${token}`, undefined],
    [`x__Host-sva-session=${token}`, undefined],
    [`locale=__Host-sva-session=${token}`, undefined],
  ])('reads %s', (cookie, expected) => {
    expect(https.read(request({ cookie }))).toBe(expected)
  })

  it.each([
    `__Host-sva-session=${token}; __Host-sva-session=${token}`,
    `__Host-sva-session=planted; locale=de;__Host-sva-session =${token}`,
  ])('refuses a second cookie of the name: one of them is an attacker’s', (cookie) => {
    expect(() => https.read(request({ cookie }))).toThrow(
      expect.objectContaining({ code: 'SVA_SESSION_COOKIE_DUPLICATE', status: 400 }),
    )
  })
})

describe('over http', () => {
  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'two apps on this machine do not share a cookie: %s',
    async (origin) => {
      const cookie = createSessionCookie({ origin })
      const { headers } = await answerOf((_, response) => {
        cookie.set(response, token)
        response.end()
      })
      expect(headers.getSetCookie()).toEqual([
        `sva-session-3000=${token}; Path=/; HttpOnly; SameSite=Lax`,
      ])
    },
  )

  it.each(['localhost:3000', '127.0.0.1:4000', '[::1]'])('serves this machine: %s', (host) => {
    const cookie = `sva-session-3000=${token}`
    expect(http.read(request({ host, cookie }))).toBe(token)
  })

  it.each(['buergerservice.example', 'localhost.example', '10.0.0.1:3000', undefined])(
    'serves nobody else: %s',
    (host) => {
      const headers = { cookie: `sva-session-3000=${token}`, ...(host ? { host } : {}) }
      expect(() => http.read(request(headers))).toThrow(
        expect.objectContaining({ code: 'SVA_SESSION_COOKIE_INSECURE', status: 400 }),
      )
    },
  )

  it.each([
    'http://buergerservice.example',
    'http://localhost.example',
    'localhost',
    'ftp://x',
    '',
  ])('is not offered for %s', (origin) => {
    expect(() => createSessionCookie({ origin })).toThrow('SVA_SESSION_ORIGIN_INVALID')
  })
})
