// 127.0.0.1 is no boundary against a browser: any page open on this machine can send requests to
// it, and a name its owner controls can be made to point to it (DNS rebinding). The three stores
// ask nobody who they are: Alertmanager allows every origin, Loki deletes at a plain form's POST.

/** The part of a request that decides; of `http.IncomingMessage`. */
export interface Asked {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly headersDistinct: Readonly<Record<string, string[] | undefined>>
}

export const reasons = ['malformed', 'host', 'origin', 'cross_site', 'path'] as const

export interface Refusal {
  readonly reason: (typeof reasons)[number]
  readonly status: number
  readonly message: string
}

/** Queries and silences are small; telemetry does not come this way. */
export const maxBody = 1024 * 1024

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']
const methodsWithBody = ['POST', 'PUT']
/**
 * No `%`: none of the three needs one in a path, and without decoding there are no two readings of
 * a path. No empty segment and, below, no dot segment for the same reason.
 */
const plainPath = /^\/(?:[\w.~:@-]+(?:\/[\w.~:@-]+)*\/?)?$/
const dotSegment = /(?:^|\/)\.{1,2}(?:\/|$)/

/** Repeated ones joined, as in `a, b`, which no check takes for one value. */
const header = ({ headersDistinct }: Asked, name: string) =>
  headersDistinct[name]?.join(', ').toLowerCase()

const pathOf = ({ url = '' }: Asked) => url.replace(/\?.*/s, '')

const malformed = (status: number, message: string): Refusal => ({
  reason: 'malformed',
  status,
  message,
})

const refuse = (reason: Refusal['reason'], message: string): Refusal => ({
  reason,
  status: 403,
  message,
})

/** A body is counted in `Content-Length` or not there: nothing to read in two ways. */
function framing(asked: Asked): Refusal | undefined {
  const length = Number(header(asked, 'content-length') ?? 0)
  if (!methods.includes(asked.method ?? ''))
    return malformed(405, `Fix: use one of ${methods.join(', ')}.`)
  if (header(asked, 'upgrade') !== undefined)
    return malformed(400, 'No upgrades here. Fix: poll instead of tailing, or use Grafana.')
  if (header(asked, 'transfer-encoding') !== undefined)
    return malformed(411, 'A body of unknown length. Fix: send Content-Length.')
  if (length > maxBody) return malformed(413, `Fix: send at most ${maxBody} bytes.`)
  if (length !== 0 && !methodsWithBody.includes(asked.method ?? ''))
    return malformed(400, `A body with ${asked.method}. Fix: send it by POST.`)
  if (!plainPath.test(pathOf(asked)) || dotSegment.test(pathOf(asked)))
    return malformed(400, 'Fix: ask for a plain path: no scheme, no %, no empty or dot segment.')
  return undefined
}

function host(asked: Asked): Refusal | undefined {
  if (loopback.test(header(asked, 'host') ?? '')) return undefined
  return refuse('host', 'Asked under a foreign name. Fix: use localhost, 127.0.0.1 or [::1].')
}

function origin(asked: Asked): Refusal | undefined {
  const from = header(asked, 'origin')
  if (from === undefined || from === `http://${header(asked, 'host')}`) return undefined
  return refuse('origin', "Sent by another site's page. Fix: open the store's own page.")
}

/** Another port of localhost is the same site, so `same-site` is as foreign as `cross-site`. */
function site(asked: Asked): Refusal | undefined {
  const from = header(asked, 'sec-fetch-site')
  if (from === undefined || from === 'none' || from === 'same-origin') return undefined
  const isLink =
    asked.method === 'GET' &&
    header(asked, 'sec-fetch-mode') === 'navigate' &&
    header(asked, 'sec-fetch-dest') === 'document'
  if (isLink) return undefined
  return refuse('cross_site', "Embedded in another site's page. Fix: open it in a tab of its own.")
}

/** Without regard to case: what is refused here is refused whatever a store makes of capitals. */
function path(asked: Asked, refused: readonly string[]): Refusal | undefined {
  const wanted = `${pathOf(asked).toLowerCase()}/`
  if (!refused.some((prefix) => wanted.startsWith(`${prefix}/`))) return undefined
  return refuse('path', 'Not from outside. Fix: ask inside the stack, e.g. docker compose exec.')
}

/** Why a request must not reach the store, or undefined. */
export function decide(asked: Asked, refused: readonly string[]): Refusal | undefined {
  return framing(asked) ?? host(asked) ?? origin(asked) ?? site(asked) ?? path(asked, refused)
}
