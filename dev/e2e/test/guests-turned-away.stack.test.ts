import { expect, it } from 'vitest'
import { ask } from '../src/ask.ts'
import { container, docker, stack } from '../src/stack.ts'

// The other side of strangers-at-the-door: who may come in, does.

const { urls } = stack()
const form = { 'content-type': 'application/x-www-form-urlencoded' }
// Of nobody's logs: what the tests before this one have stored may be too much for one query.
const queries = [
  ['prometheus', `${urls.prometheus}/api/v1/query`, 'query=up'],
  ['loki', `${urls.loki}/loki/api/v1/query`, 'query=sum(rate({service_name="nobody"}[1m]))'],
] as const

it.for(queries)('%s answers curl', async ([, url, query]) => {
  expect((await ask(`${url}?${query}`)).status).toBe(200)
})

it.for(queries)('%s answers what Grafana asks, by POST', async ([, url, body]) => {
  const headers = { ...form, 'user-agent': 'Grafana/13.2.3' }
  const { status, text } = await ask(url, { method: 'POST', headers, body })
  expect(status).toBe(200)
  expect(JSON.parse(text)).toMatchObject({ status: 'success' })
})

it.for(['http://prometheus:9090/api/v1/query?query=up', 'http://loki:3100/ready'])(
  'services reach each other without the guard: %s',
  async (url) => {
    const said = await docker('exec', container('origin-guard'), 'wget', '-q', '-O', '-', url)
    expect(said).toMatch(/success|ready/)
  },
)

it.for(queries)("%s: its own page may ask, a person's link leads there", async ([, url, query]) => {
  const { origin, host } = new URL(url)
  const own = { host, origin, 'sec-fetch-site': 'same-origin' }
  expect((await ask(`${url}?${query}`, { headers: own })).status).toBe(200)
  const link = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  }
  expect((await ask(`${url}?${query}`, { headers: link })).status).toBe(200)
})

it('somebody at a shell silences an alert, and takes it back', async () => {
  const silence = {
    matchers: [{ name: 'alertname', value: 'NichtsVonBelang', isRegex: false, isEqual: true }],
    startsAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    createdBy: 'nachtdienst',
    comment: 'known',
  }
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(silence)
  const made = await ask(`${urls.alertmanager}/api/v2/silences`, { method: 'POST', headers, body })
  expect(made.status).toBe(200)
  const { silenceID } = JSON.parse(made.text) as { silenceID: string }
  const one = `${urls.alertmanager}/api/v2/silence/${silenceID}`
  expect((await ask(one, { method: 'DELETE' })).status).toBe(200)
  expect((await ask(one)).text).toContain('expired')
})
