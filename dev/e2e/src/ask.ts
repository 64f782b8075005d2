import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Asked {
  readonly method?: string
  /** Any, also those that `fetch` would not let through: Host, Origin, Sec-Fetch-Site. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface Answer {
  /** 0: the connection was broken off without one. */
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** One HTTP request, on a connection of its own. */
export async function ask(url: string, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body = '' } = asked
  const length = body.length === 0 ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const sent = request(url, { method, headers: { ...length, ...headers }, agent: false })
  // Who refuses a body does not read it to its end; what counts is whether an answer comes.
  sent.on('error', () => {})
  sent.end(body)
  try {
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    return {
      status: answer.statusCode!,
      headers: answer.headers,
      text: await text(answer),
    }
  } catch {
    return { status: 0, headers: {}, text: '' }
  }
}
