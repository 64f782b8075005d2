import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, Visitor, type Page, type RunningApp } from './visitor.ts'

let app: RunningApp
let visitor: Visitor
beforeAll(async () => {
  app = await startApp()
  visitor = new Visitor(app)
})
afterAll(() => app[Symbol.asyncDispose]())

/** What the policy of a page says, by its directive. */
function policyOf({ headers }: Page): Map<string, string> {
  const directives = headers.get('content-security-policy')?.split('; ') ?? []
  return new Map(
    directives.map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    }),
  )
}

it('a page with data of a person runs scripts', async () => {
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  for (const path of [
    '/',
    '/musterstadt',
    '/musterstadt/antraege',
    '/fehler-im-code',
    '/nowhere',
  ]) {
    const page = await erika.get(path)
    const policy = policyOf(page)
    expect(policy.get('default-src')).toBe("'none'")
    expect([...policy.keys()].filter((name) => name.startsWith('script-src'))).toEqual([])
    expect(page.html).not.toContain('<script')
  }
})

it('the page that tries texts may connect somewhere, or run what is not its own', async () => {
  const page = await visitor.get('/try')
  expect(page.status).toBe(200)
  const policy = policyOf(page)
  expect(policy.get('script-src')).toBe("'self'")
  expect(policy.get('default-src')).toBe("'none'")
  expect(policy.has('connect-src')).toBe(false)
  expect(page.html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/try.js">'])
  expect(page.html).not.toMatch(/ on\w+="|<form/)
})

it('its script is not whole, or holds something to send with', async () => {
  const { status, headers, html: script } = await visitor.get('/try.js')
  expect([status, headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  expect(script.includes('[phone]')).toBe(true)
  const missing = /\bimport\b|\brequire\(|["'`]node:/
  const means = /\b(fetch|sendBeacon|XMLHttpRequest|WebSocket|EventSource|submit)\(|\.src\s*=/
  expect([script.match(missing), script.match(means)]).toEqual([null, null])
})

it('nobody finds the page', async () => {
  for (const path of ['/', '/musterstadt', '/fehler-im-code']) {
    expect((await visitor.get(path)).html).toContain('<a href="/try">')
  }
})
