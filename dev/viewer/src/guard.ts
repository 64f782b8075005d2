import type { IncomingMessage } from 'node:http'

// 127.0.0.1 is no boundary against a browser: any page that is open on this machine can send
// requests here, and a name it owns can be made to point here (DNS rebinding).

/** Sent with every answer. Nothing inline, nothing from elsewhere, and no HTML out of strings. */
export const securityHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const

/** Why a request must not be answered, or undefined. */
export function refusal({ headers }: IncomingMessage, port: number): string | undefined {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!own.includes(headers.host ?? ''))
    return `This viewer answers to ${own.join(' and ')} only; the request was for another host.`
  const { origin } = headers
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`))
    return 'This viewer answers its own page and programs, not pages of other origins.'
  const foreign = headers['sec-fetch-site'] === 'cross-site'
  if (foreign && headers['sec-fetch-mode'] !== 'navigate')
    return 'This viewer cannot be embedded in, or read by, another site.'
  return undefined
}
