import { createServer } from 'node:http'
import { expect, test, vi } from 'vitest'
import { watchMembers } from '../../monitoring/alert-inbox/members.ts'
import { alert, minute, notification, startInbox } from './alert-inbox-fixture.ts'
import { listen } from './origin-guard-between.ts'

const watchdog = notification(alert({ alertname: 'Watchdog', severity: 'none' }))
const health = async (url: string) => (await fetch(`${url}/healthz`)).status

test('alerts that no longer arrive make the inbox unhealthy after 15 minutes', async () => {
  await using inbox = await startInbox()
  await inbox.post(watchdog)
  inbox.pass(15 * minute)
  expect(await health(inbox.url)).toBe(200)
  inbox.pass(1)
  expect(await health(inbox.url)).toBe(503)
  expect(await inbox.get('/healthz')).toContain('Fix: ')
  await inbox.post(watchdog)
  expect(await health(inbox.url)).toBe(200)
})

test('a stack that starts is given the same time, and not more', async () => {
  await using inbox = await startInbox()
  inbox.pass(15 * minute)
  expect(await health(inbox.url)).toBe(200)
  inbox.pass(1)
  expect(await health(inbox.url)).toBe(503)
})

test.each([
  ['another alert', alert({ alertname: 'DiskFull' })],
  ['a Watchdog that ended', alert({ alertname: 'Watchdog' }, { status: 'resolved' })],
])('%s is not mistaken for the Watchdog', async (_, other) => {
  await using inbox = await startInbox()
  await inbox.post(notification(other))
  expect(await inbox.get('/metrics')).not.toContain(
    '\nalert_webhook_last_watchdog_timestamp_seconds ',
  )
  inbox.pass(15 * minute + 1)
  expect(await health(inbox.url)).toBe(503)
})

test('the time of the last Watchdog and the number of notifications can be alerted on', async () => {
  await using inbox = await startInbox()
  await inbox.post(watchdog)
  await inbox.post(notification(alert({ alertname: 'DiskFull' })))
  const text = await inbox.get('/metrics')
  const seconds = Date.UTC(2026, 10, 2, 8, 15) / 1000
  expect(text).toContain(`\nalert_webhook_last_watchdog_timestamp_seconds ${seconds}\n`)
  expect(text).toContain('\nalert_webhook_notifications_total 2\n')
})

test('a member that is gone, fails or hangs up is down, not unknown', async () => {
  await using well = createServer((_, response) => response.end())
  await using ill = createServer((_, response) => response.writeHead(503).end())
  await using rude = createServer((_, response) => response.destroy())
  const at = async (server: typeof well) => `http://127.0.0.1:${await listen(server)}/`
  const members = watchMembers({
    'otel-collector': await at(well),
    'log-agent': await at(ill),
    rude: await at(rude),
    gone: 'http://127.0.0.1:1/',
  })
  await vi.waitUntil(() => members.size === 4)
  expect(Object.fromEntries(members)).toEqual({
    'otel-collector': true,
    'log-agent': false,
    rude: false,
    gone: false,
  })
  await using inbox = await startInbox(members)
  const text = await inbox.get('/metrics')
  expect(text).toContain('stack_member_up{member="otel-collector"} 1\n')
  expect(text).toContain('stack_member_up{member="log-agent"} 0\n')
  expect(await inbox.get('/')).toContain('log-agent: down')
})
