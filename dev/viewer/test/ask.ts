import { request } from 'node:http'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

interface Ask {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Uint8Array
}

/** A request with any Host, Origin and path: `fetch` would put our lies straight. */
export const ask = (url: string, { method = 'GET', headers = {}, body }: Ask = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port, origin } = new URL(url)
    const path = url.slice(origin.length)
    const outgoing = request({ hostname, port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      )
      response.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })

interface Line {
  readonly id: string
  readonly body: readonly unknown[]
}

/** The part of an event that the tests look at. */
export interface News {
  readonly counts: { readonly records: number; readonly redactions: number }
  readonly logs: readonly Line[]
  readonly traces: readonly { readonly traceId: string; readonly spans: number }[]
}

/** The page's stream, as events arrive. */
export async function* events(url: string): AsyncGenerator<{ name: string; data: News }> {
  const response = await fetch(`${url}/events`)
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk)
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(frame) ?? []
      if (name && data) yield { name, data: JSON.parse(data) as News }
    }
  }
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
}
