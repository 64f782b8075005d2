import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createInbox } from '../../monitoring/alert-inbox/inbox.ts'
import type { Members } from '../../monitoring/alert-inbox/members.ts'
import { inboxServer } from '../../monitoring/alert-inbox/server.ts'

export const minute = 60_000

export const alert = (labels: Record<string, string>, more: object = {}) => ({
  status: 'firing',
  labels,
  annotations: { summary: 'Ablage im Rathaus Musterstadt ist fast voll' },
  startsAt: '2026-11-02T08:15:00Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://localhost:9090/graph?g0.expr=up',
  fingerprint: JSON.stringify(labels),
  ...more,
})

export const notification = (...alerts: object[]) => JSON.stringify({ version: '4', alerts })

/** An inbox at a clock that the test moves. */
export async function startInbox(members: Members = new Map()) {
  let time = Date.UTC(2026, 10, 2, 8, 15)
  const server = inboxServer(
    createInbox(() => time),
    members,
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    pass: (milliseconds: number) => (time += milliseconds),
    get: async (path: string) => (await fetch(url + path)).text(),
    post: (body: string, headers: Record<string, string> = {}) =>
      fetch(`${url}/webhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      }),
    alerts: async () =>
      (await (await fetch(`${url}/alerts`)).json()) as {
        labels: Record<string, string>
        status: string
        times: number
        receivedAt: string
      }[],
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
