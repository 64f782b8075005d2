import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { alert, notification, startInbox } from './alert-inbox-fixture.ts'

test.each([
  ['no JSON', '{"version":', 400],
  ['null', 'null', 400],
  ['another version', '{"version":"3","alerts":[]}', 400],
  ['no list', '{"version":"4","alerts":{}}', 400],
  ['no status', notification({ labels: {} }), 400],
  ['an alert that is a number', '{"version":"4","alerts":[1]}', 400],
  ['too much', notification(alert({ alertname: 'x'.repeat(300_000) })), 413],
])('rubbish is refused with a reason and changes nothing: %s', async (_, body, status) => {
  await using inbox = await startInbox()
  const answer = await inbox.post(body)
  expect(answer.status).toBe(status)
  expect(await inbox.alerts()).toEqual([])
  expect(await inbox.get('/metrics')).toContain('alert_webhook_notifications_total 0\n')
})

test.each([
  ['its origin', { origin: 'https://evil.example' }, 403],
  ['its own page as origin', { origin: 'http://localhost:5001' }, 403],
  ['where it fetches from', { 'sec-fetch-site': 'cross-site' }, 403],
  ['what a form can send', { 'content-type': 'text/plain' }, 415],
  ['what a form sends', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
])('a page cannot pretend that the Watchdog came: known by %s', async (_, headers, status) => {
  await using inbox = await startInbox()
  const body = notification(alert({ alertname: 'Watchdog' }))
  expect((await inbox.post(body, headers as Record<string, string>)).status).toBe(status)
  expect(await inbox.alerts()).toEqual([])
})

test.each(['evil.example', 'alert-inbox.evil.example:5001', ''])(
  'a name made to point here reads nothing: Host "%s"',
  async (host) => {
    await using inbox = await startInbox()
    await inbox.post(notification(alert({ alertname: 'DiskFull' })))
    const answer = await say(inbox.url, `GET /alerts HTTP/1.1\r\nHost: ${host}\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 40[03] /)
    expect(answer).not.toContain('DiskFull')
  },
)

test.each(['alert-inbox:5001', 'localhost:5001', '[::1]:5001'])(
  'Alertmanager, Prometheus and people are let in: Host %s',
  async (host) => {
    await using inbox = await startInbox()
    const answer = await say(inbox.url, `GET /alerts HTTP/1.1\r\nHost: ${host}\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 200 /)
  },
)

test('an alert with markup is text on the page, and no link that runs', async () => {
  await using inbox = await startInbox()
  const markup = '<img src=x onerror=alert(1)>"\'&'
  const labels = { alertname: markup, [markup]: 'javascript:alert(2)' }
  await inbox.post(notification(alert(labels, { generatorURL: 'javascript:alert(3)' })))
  const page = await inbox.get('/')
  expect(page).not.toContain('<img')
  expect(page).not.toMatch(/href="javascript/)
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
  const { headers } = await fetch(inbox.url)
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/)
})

test('senders without end fill the inbox, not the memory', async () => {
  await using inbox = await startInbox()
  for (let i = 0; i < 30; i++) {
    const alerts = Array.from({ length: 10 }, (_, j) => alert({ alertname: `n${i * 10 + j}` }))
    await inbox.post(notification(...alerts))
  }
  const kept = await inbox.alerts()
  expect(kept).toHaveLength(100)
  expect(kept[0]!.labels).toEqual({ alertname: 'n299' })
})

test('an alert of many and long labels is cut', async () => {
  await using inbox = await startInbox()
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`l${i}`, 'x'.repeat(999)]))
  await inbox.post(notification(alert(many, { fingerprint: '1' })))
  const [kept] = await inbox.alerts()
  expect(Object.keys(kept!.labels)).toHaveLength(30)
  expect(kept!.labels['l0']).toHaveLength(400)
})

test('what fires again and again is one entry; its end is another, and newer', async () => {
  await using inbox = await startInbox()
  const firing = alert({ alertname: 'DiskFull' })
  await inbox.post(notification(firing))
  await inbox.post(notification(alert({ alertname: 'TargetDown' })))
  inbox.pass(60_000)
  await inbox.post(notification(firing))
  await inbox.post(notification({ ...firing, status: 'resolved' }))
  const kept = await inbox.alerts()
  expect(kept.map(({ labels, status, times }) => [labels['alertname'], status, times])).toEqual([
    ['DiskFull', 'resolved', 1],
    ['DiskFull', 'firing', 2],
    ['TargetDown', 'firing', 1],
  ])
  expect(kept[1]!.receivedAt).toBe('2026-11-02T08:16:00.000Z')
})

test.each(['/unknown', '/__proto__', '/constructor', '//alerts'])('no page: %s', async (path) => {
  await using inbox = await startInbox()
  expect((await fetch(inbox.url + path)).status).toBe(404)
})

function say(url: string, head: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
      socket.write(`${head}Connection: close\r\n\r\n`),
    )
    socket.setEncoding('utf8').on('data', (data: string) => (heard += data))
    socket.on('close', () => resolve(heard))
  })
}
