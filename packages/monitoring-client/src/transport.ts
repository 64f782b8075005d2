import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'

/** What became of one request: its body, or why it failed. */
export type Delivery =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly reason: string }

type Attempt = Delivery & { readonly retryAfter?: number | undefined; readonly refused?: boolean }

// Kept from before instrumentation patches them: our own requests are not the app's, and a span
// about an export would be exported, too.
const requests = { http: http.request, https: https.request }

/** https://opentelemetry.io/docs/specs/otlp/#failures-1 */
const retryableStatus = new Set([429, 502, 503, 504])
const FIRST_NAP = 1_000
const LONGEST_NAP = 5_000
/** An answer of OTLP is a few bytes; what is longer is not one, and is not kept. */
const LONGEST_ANSWER = 64 * 1024

/**
 * OTLP over HTTP, with one switch for everything that could keep the process: sockets and the naps
 * between retries. (The SDK's own transport stays up to 30 s behind a shutdown's deadline.)
 */
export class Transport {
  readonly #stop = new AbortController()
  readonly #closing = new AbortController()
  readonly #headers: Record<string, string>
  // Idle sockets of an agent are unref'd: they do not keep the process.
  readonly #agents = {
    http: new http.Agent({ keepAlive: true }),
    https: new https.Agent({ keepAlive: true }),
  }

  constructor(headers: Readonly<Record<string, string>>) {
    this.#headers = { ...headers, 'content-type': 'application/json' }
  }

  /** From now on nobody waits for a collector that is not there. */
  closing(): void {
    this.#closing.abort()
  }

  /** Ends every request and every nap at once. */
  abort(): void {
    this.#stop.abort()
    for (const agent of Object.values(this.#agents)) agent.destroy()
  }

  /** Retries what the specification calls retryable, within `timeout` milliseconds. */
  async send(
    url: string,
    body: Uint8Array,
    { timeout, retry }: { timeout: number; retry: boolean },
  ): Promise<Delivery> {
    const deadline = Date.now() + timeout
    let nap = FIRST_NAP
    for (;;) {
      const attempt = await this.#try(url, body, deadline - Date.now())
      if (attempt.ok || !retry || attempt.retryAfter === undefined) return attempt
      if (attempt.refused === true && this.#closing.signal.aborted) return attempt
      const pause = Math.max(attempt.retryAfter, nap * (0.8 + Math.random() * 0.4))
      if (Date.now() + pause > deadline || this.#stop.signal.aborted) return attempt
      await this.#nap(pause)
      nap = Math.min(nap * 1.5, LONGEST_NAP)
    }
  }

  async #try(url: string, body: Uint8Array, timeout: number): Promise<Attempt> {
    try {
      const response = await this.#post(new URL(url), body, timeout)
      // The body of a refusal may quote what was sent, so it is read, and never repeated.
      const answer = await read(response)
      const status = response.statusCode ?? 0
      if (status >= 200 && status < 300) return { ok: true, body: answer }
      const retryAfter = retryableStatus.has(status)
        ? milliseconds(response.headers['retry-after'])
        : undefined
      return { ok: false, reason: `answers HTTP ${status}`, retryAfter }
    } catch (error) {
      return this.#failure(error)
    }
  }

  #post(url: URL, body: Uint8Array, timeout: number): Promise<IncomingMessage> {
    const scheme = url.protocol === 'https:' ? 'https' : 'http'
    return new Promise((resolve, reject) => {
      const sent = requests[scheme](url, {
        method: 'POST',
        agent: this.#agents[scheme],
        headers: { ...this.#headers, 'content-length': body.byteLength },
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(Math.max(timeout, 1))]),
      })
      sent.on('response', resolve)
      sent.on('error', reject)
      sent.end(body)
    })
  }

  #failure(error: unknown): Attempt {
    if (this.#stop.signal.aborted) return { ok: false, reason: 'gave up at the deadline' }
    const code = systemCode(error)
    if (code === 'ABORT_ERR') return { ok: false, reason: 'does not answer' }
    return {
      ok: false,
      reason: code === 'ECONNREFUSED' ? 'is not there (ECONNREFUSED)' : `fails (${code})`,
      retryAfter: 0,
      refused: code === 'ECONNREFUSED',
    }
  }

  async #nap(pause: number): Promise<void> {
    // The beginning of the end cuts one nap short; after that they are naps again.
    const ends = this.#closing.signal.aborted ? [] : [this.#closing.signal]
    const signal = AbortSignal.any([this.#stop.signal, ...ends])
    // Unref'd: waiting to retry is no reason to keep a finished process.
    await sleep(pause, undefined, { signal, ref: false }).catch(() => {})
  }
}

async function read(response: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.byteLength
    if (length <= LONGEST_ANSWER) chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** `Retry-After` is seconds or a date (RFC 9110, 10.2.3). */
function milliseconds(retryAfter: string | undefined): number {
  if (retryAfter === undefined) return 0
  const seconds = Number(retryAfter)
  const pause = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1_000
  return Number.isFinite(pause) && pause > 0 ? pause : 0
}

function systemCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return systemCode(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
