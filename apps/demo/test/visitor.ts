import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createMemorySessionStore } from '@sva/auth'
import { createApp, type AppParts } from '../src/app.ts'
import { ReceiptQueue } from '../src/jobs/receipts.ts'
import { simulatedProvider } from '../src/payments/provider.ts'
import { PermitStore } from '../src/permits/store.ts'
import type { SessionData } from '../src/sessions.ts'

export interface RunningApp extends AsyncDisposable {
  readonly origin: string
}

/** The real app behind a real socket; a test replaces only the part it is about. */
export async function startApp(parts: Partial<AppParts> = {}): Promise<RunningApp> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  server.on(
    'request',
    createApp({
      origin,
      sessions: createMemorySessionStore<SessionData>(),
      permits: new PermitStore(),
      provider: simulatedProvider(0),
      receipts: new ReceiptQueue(),
      ...parts,
    }),
  )
  return {
    origin,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export interface Page {
  readonly status: number
  readonly html: string
  readonly headers: Headers
}

/** What a browser does for a person: keeps the cookie, says where a form comes from. */
export class Visitor {
  readonly #app: { readonly origin: string }
  cookie = ''
  csrfToken = ''

  constructor(app: { readonly origin: string }) {
    this.#app = app
  }

  get(path: string): Promise<Page> {
    return this.#send(path, {})
  }

  /** Sends a form with the token of the last page, as a browser would. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>) {
    const body = new URLSearchParams({ csrfToken: this.csrfToken, ...fields })
    return this.#send(path, {
      method: 'POST',
      body,
      headers: headers ?? { 'sec-fetch-site': 'same-origin' },
    })
  }

  async signIn(workspace: string, person: string): Promise<this> {
    await this.post(`/${workspace}/anmelden`, { person })
    await this.get(`/${workspace}`)
    return this
  }

  async #send(path: string, init: RequestInit): Promise<Page> {
    const headers = new Headers(init.headers)
    headers.set('cookie', this.cookie)
    const url = new URL(path, this.#app.origin)
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    const [cookie] = response.headers.getSetCookie()
    if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? ''
    const html = await response.text()
    this.csrfToken = /name="csrfToken" value="([^"]+)"/.exec(html)?.[1] ?? this.csrfToken
    return { status: response.status, html, headers: response.headers }
  }
}

export const application = {
  firstName: 'Erika',
  lastName: 'Mustermann',
  birthDate: '1984-08-12',
  idCardNumber: 'L01X00T47',
  street: 'Lindenallee 17',
  postalCode: '01234',
  city: 'Musterstadt',
  email: 'erika.mustermann@example.org',
  phone: '0171 3920012',
  licencePlate: 'MU-ER 1984',
  zone: 'A – Altstadt',
  iban: 'DE89 3704 0044 0532 0130 00',
  taxId: '',
  remark: 'Die Klingel ist defekt, bitte anrufen.',
  consent: 'ja',
}
