import { timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { Refusal } from './errors.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site asks for. Two independent checks: the browser says where the
 * request comes from, and the form must hold the token of the session. Signing in has no session
 * yet, so there the first check stands alone.
 */
export const csrf: RequestHandler = (request, _response, next) => {
  if (reading.has(request.method)) return next()
  const { session } = request
  const trusted =
    fromThisSite(request) &&
    (session === undefined || sameText(formToken(request), session.data.csrfToken))
  next(trusted ? undefined : new Refusal('foreignForm'))
}

/** Fails closed: every browser of today sends at least one of the two with a form. */
function fromThisSite(request: Request): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = request.get('origin')
  return origin !== undefined && URL.parse(origin)?.host === request.get('host')
}

function formToken(request: Request): string {
  const body: unknown = request.body
  const token = body instanceof Object && 'csrfToken' in body ? body.csrfToken : undefined
  return typeof token === 'string' ? token : ''
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
