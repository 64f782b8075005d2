import type { ServerResponse } from 'node:http'

const heartbeat = 15_000
const maxClients = 16
/** A page that does not read this much is dropped; it reconnects and gets the replay. */
const maxBacklog = 8 * 1024 * 1024

/** Server-sent events to every open page. */
export class Stream {
  readonly #clients = new Set<ServerResponse>()
  readonly #timer = setInterval(() => this.#send(': still here\n\n'), heartbeat).unref()

  /** Starts with everything that is held (`replay`); `false` when too many pages are open. */
  open(response: ServerResponse, replay: unknown): boolean {
    if (this.#clients.size >= maxClients) return false
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.on('close', () => this.#clients.delete(response))
    this.#clients.add(response)
    response.write(`retry: 1000\n\n${event('replay', replay)}`)
    return true
  }

  news(data: unknown): void {
    if (this.#clients.size > 0) this.#send(event('news', data))
  }

  get clients(): number {
    return this.#clients.size
  }

  close(): void {
    clearInterval(this.#timer)
    for (const client of this.#clients) client.destroy()
  }

  #send(frame: string): void {
    for (const client of this.#clients) {
      client.write(frame)
      if (client.writableLength > maxBacklog) client.destroy()
    }
  }
}

// JSON has no raw line breaks, so one event is always one data line.
const event = (name: string, data: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
