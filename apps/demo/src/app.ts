import { join } from 'node:path'
import { createSessionCookie } from '@sva/auth'
import { session } from '@sva/auth/express'
import express, { type Express } from 'express'
import type { ReceiptQueue } from './jobs/receipts.ts'
import { mistakes } from './mistakes.ts'
import type { PaymentProvider } from './payments/provider.ts'
import { paymentRoutes } from './payments/routes.ts'
import { permitRoutes } from './permits/routes.ts'
import type { PermitStore } from './permits/store.ts'
import type { Sessions } from './sessions.ts'
import { signInRoutes, signOutFailed } from './sign-in.ts'
import { browserScript } from './web/browser-script.ts'
import { csrf } from './web/csrf.ts'
import { errorPages, notFound } from './web/errors.ts'
import { ownScript, securityHeaders } from './web/security-headers.ts'
import { useViews } from './web/view.ts'
import { asUser, frame, inWorkspace, knownWorkspace } from './web/who.ts'
import { workspaces } from './workspaces.ts'

export interface AppParts {
  /** The address people type; decides about the cookie. */
  readonly origin: string
  readonly sessions: Sessions
  readonly permits: PermitStore
  readonly provider: PaymentProvider
  readonly receipts: ReceiptQueue
}

/** The whole app but its sockets and timers. The order is the order in which things are known. */
export function createApp({ origin, sessions, permits, provider, receipts }: AppParts): Express {
  const cookie = createSessionCookie({ origin })
  const app = express()
  app.disable('x-powered-by')
  useViews(app)

  app.use(securityHeaders, assets())
  app.get('/try.js', browserScript(join(import.meta.dirname, '../browser/try.js')))
  app.use(session({ store: sessions, cookie }), frame, inWorkspace, asUser)
  app.use(express.urlencoded({ extended: false, limit: '20kb' }), csrf)

  app.get('/', (_request, response) => {
    response.render('home', { title: 'Gemeinde wählen', workspaces })
  })
  app.get('/fehler-im-code', (_request, response) => {
    response.render('mistakes', { title: 'Was diese App falsch macht', mistakes })
  })
  app.get('/try', ownScript, (_request, response) => {
    response.render('try', { title: 'Was hinausgeht, und was nicht' })
  })
  app.use(signInRoutes(sessions, cookie))
  app.use('/:workspace', knownWorkspace)
  app.get('/:workspace', (_request, response) => response.render('town', { title: 'Start' }))
  // The longer path first: a router that a request only passes through stays in its trace's name.
  app.use('/:workspace/antraege/:id/zahlung', paymentRoutes(permits, provider, receipts))
  app.use('/:workspace/antraege', permitRoutes(permits))

  app.use(notFound)
  app.use('/abmelden', signOutFailed(cookie))
  app.use(errorPages)
  return app
}

function assets() {
  return express.static(join(import.meta.dirname, '../public'), {
    index: false,
    setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
  })
}
