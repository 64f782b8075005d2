import { setTimeout as sleep } from 'node:timers/promises'

/** What became of one request: its body, or why it failed. */
export type Delivery =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly reason: string }

type Attempt = Delivery & { readonly retryAfter?: number | undefined; readonly refused?: boolean }

/** https://opentelemetry.io/docs/specs/otlp/#failures-1 */
const retryableStatus = new Set([429, 502, 503, 504])
const FIRST_NAP = 1_000
const LONGEST_NAP = 5_000

// Kept from before anybody replaces it: telemetry must not end up in an app's fetch mock.
const { fetch } = globalThis

/**
 * OTLP over HTTP, with one switch for everything that could keep the process: sockets and the naps
 * between retries. (The SDK's own transport stays up to 30 s behind a shutdown's deadline.)
 */
export class Transport {
  readonly #stop = new AbortController()
  readonly #closing = new AbortController()
  readonly #headers: Record<string, string>

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
      const response = await fetch(url, {
        method: 'POST',
        headers: this.#headers,
        body: body as Uint8Array<ArrayBuffer>,
        redirect: 'error',
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(Math.max(timeout, 1))]),
      })
      // The body of a refusal may quote what was sent, so it is read, and never repeated.
      const answer = new Uint8Array(await response.arrayBuffer())
      if (response.ok) return { ok: true, body: answer }
      const retryAfter = retryableStatus.has(response.status)
        ? milliseconds(response.headers.get('retry-after'))
        : undefined
      return { ok: false, reason: `answers HTTP ${response.status}`, retryAfter }
    } catch (error) {
      return this.#failure(error)
    }
  }

  #failure(error: unknown): Attempt {
    if (this.#stop.signal.aborted) return { ok: false, reason: 'gave up at the deadline' }
    if (error instanceof Error && error.name === 'TimeoutError') {
      return { ok: false, reason: 'does not answer' }
    }
    const code = systemCode(error)
    return {
      ok: false,
      reason: code === 'ECONNREFUSED' ? 'is not there (ECONNREFUSED)' : `fails (${code})`,
      retryAfter: 0,
      refused: code === 'ECONNREFUSED',
    }
  }

  async #nap(pause: number): Promise<void> {
    // Unref'd: waiting to retry is no reason to keep a finished process.
    const signal = AbortSignal.any([this.#stop.signal, this.#closing.signal])
    await sleep(pause, undefined, { signal, ref: false }).catch(() => {})
  }
}

/** `Retry-After` is seconds or a date (RFC 9110, 10.2.3). */
function milliseconds(retryAfter: string | null): number {
  if (retryAfter === null) return 0
  const seconds = Number(retryAfter)
  const pause = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1_000
  return Number.isFinite(pause) && pause > 0 ? pause : 0
}

function systemCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
    if (at instanceof AggregateError && at.errors.length > 0) return systemCode(at.errors[0])
  }
  return 'unknown'
}
