import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import { sessionError } from './errors.ts'

export interface SessionCookie {
  readonly name: string
  /**
   * The token of a request, if it has one.
   *
   * @throws SvaError with status 400: SVA_SESSION_COOKIE_DUPLICATE, SVA_SESSION_COOKIE_INSECURE
   */
  read(request: Pick<IncomingMessage, 'headers'>): string | undefined
  /** Gives the browser a token. Ends with the browser: the store decides about lifetimes. */
  set(response: ServerResponse, token: string): void
  /** Takes it away, together with what the browser has kept of this site. */
  clear(response: ServerResponse): void
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The cookie of a session, after RFC 6265bis and NIST SP 800-63B-4: `__Host-`, Secure, HttpOnly,
 * SameSite=Lax (Strict would lose the session on the way back from an identity provider).
 *
 * `origin` is the address people type. `http://localhost:3000` and other loopback addresses get a
 * plain name per port, and are then the only ones served.
 *
 * @throws SvaError SVA_SESSION_ORIGIN_INVALID
 */
export function createSessionCookie({ origin }: { readonly origin: string }): SessionCookie {
  const url = URL.parse(origin)
  if (url === null) throw invalid('is not a URL')
  const secure = url.protocol === 'https:'
  if (!secure && !isLoopback(url)) throw invalid('is neither https nor localhost')
  const name = secure ? '__Host-sva-session' : `sva-session-${url.port || '80'}`

  // Deleting repeats all attributes: without Secure a browser refuses to delete a `__Host-` cookie.
  function write(response: ServerResponse, value: string, deletion?: { maxAge: 0 }): void {
    const attributes = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const
    response.appendHeader(
      'Set-Cookie',
      stringifySetCookie({ name, value, ...attributes, ...deletion }),
    )
    response.setHeader('Cache-Control', 'no-store')
  }

  return {
    name,
    read({ headers }) {
      if (!secure && !isLoopback(URL.parse(`http://${headers.host}`))) {
        throw sessionError(
          'SVA_SESSION_COOKIE_INSECURE',
          'A session cookie without `Secure` was asked for from beyond localhost.',
          400,
        )
      }
      const header = headers.cookie ?? ''
      if (namesIn(header).filter((other) => other === name).length > 1) {
        throw sessionError(
          'SVA_SESSION_COOKIE_DUPLICATE',
          'The request has two session cookies.',
          400,
        )
      }
      return parseCookie(header)[name]
    },
    set: (response, token) => write(response, token),
    clear(response) {
      write(response, '', { maxAge: 0 })
      response.setHeader('Clear-Site-Data', '"cache", "storage"')
    },
  }
}

/** A parser keeps one of two cookies with the same name, and an attacker may have sent that one. */
function namesIn(header: string): string[] {
  return header.split(';').map((pair) => pair.split('=', 1)[0]!.trim())
}

function isLoopback(url: URL | null): boolean {
  return url !== null && loopback.has(url.hostname)
}

function invalid(why: string) {
  return sessionError('SVA_SESSION_ORIGIN_INVALID', `\`origin\` ${why}.`)
}
