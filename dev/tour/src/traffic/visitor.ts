export interface Page {
  readonly status: number
  readonly html: string
  /** Where a redirect points to. */
  readonly location: string | undefined
}

/** Where visitors go, how long, and who counts. */
export interface Trip {
  readonly origin: string
  readonly stop: AbortSignal
  readonly onRequest: () => void
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

/** What a browser does for a person: keeps the cookie, fills in the forms of the page it has. */
export class Visitor {
  readonly #origin: string
  readonly #stop: AbortSignal
  readonly #onRequest: () => void
  readonly #userAgent: string
  #cookie = ''

  constructor({ origin, stop, onRequest }: Trip, userAgent = firefox) {
    this.#origin = origin
    this.#stop = stop
    this.#onRequest = onRequest
    this.#userAgent = userAgent
  }

  /** The session token, as only this browser knows it. */
  get token(): string {
    return decodeURIComponent(this.#cookie.split('=')[1] ?? '')
  }

  get(path: string): Promise<Page> {
    return this.#send(path, {})
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Page> {
    return this.#send(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
  }

  async #send(path: string, init: RequestInit): Promise<Page> {
    this.#onRequest()
    const headers = new Headers(init.headers)
    headers.set('user-agent', this.#userAgent)
    if (this.#cookie !== '') headers.set('cookie', this.#cookie)
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      headers,
      redirect: 'manual',
      signal: this.#stop,
    })
    const [cookie] = response.headers.getSetCookie()
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? ''
    return {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('location') ?? undefined,
    }
  }
}

/** The first value of an attribute-like pattern, unescaped as far as our pages need it. */
export function inputValue(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

export function all(html: string, pattern: RegExp): string[] {
  return Array.from(html.matchAll(pattern), ([, value = '']) => value)
}
