import type { RequestHandler } from 'express'

/** No scripts: what an escaped template might let through still could not run. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Not `no-referrer`: with it browsers send `Origin: null`, and the CSRF check reads Origin.
  'Referrer-Policy': 'same-origin',
  // Every page can hold somebody's data; the next person at this computer must not go "back" to it.
  'Cache-Control': 'no-store',
}

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set(headers)
  next()
}

/** For the page that has a script of its own, and nothing that it could send with. */
export const ownScript: RequestHandler = (_request, response, next) => {
  response.set('Content-Security-Policy', `${policy}; script-src 'self'`)
  next()
}
