import { SessionStoreUnavailable } from '@sva/auth'
import { createLogger } from '@sva/monitoring-client'
import { SvaError } from '@sva/sdk'
import type { ErrorRequestHandler, RequestHandler } from 'express'

const logger = createLogger({ component: 'web' })

/** What a person reads when something is refused or broken: what happened, and what to do. */
const pages = {
  notUnderstood: {
    status: 400,
    title: 'Diese Anfrage haben wir nicht verstanden',
    text: 'Gehen Sie eine Seite zurück und versuchen Sie es noch einmal.',
  },
  foreignForm: {
    status: 403,
    title: 'Dieses Formular gilt nicht mehr',
    text: 'Zu Ihrer Sicherheit nehmen wir nur Formulare an, die Sie gerade auf dieser Seite geöffnet haben. Laden Sie die Seite neu und senden Sie das Formular noch einmal ab.',
  },
  otherWorkspace: {
    status: 403,
    title: 'Sie sind in einer anderen Gemeinde angemeldet',
    text: 'Ihre Anmeldung gilt nur dort, wo Sie sich angemeldet haben. Melden Sie sich ab, um eine andere Gemeinde zu besuchen.',
  },
  notFound: {
    status: 404,
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht ist die Adresse vertippt, oder der Antrag gehört zu einem anderen Konto.',
  },
  broken: {
    status: 500,
    title: 'Da ist bei uns etwas schiefgegangen',
    text: 'Es liegt nicht an Ihnen. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  },
  noSessions: {
    status: 503,
    title: 'Die Anmeldung ist gerade nicht erreichbar',
    text: 'Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  },
  notSignedOut: {
    status: 503,
    title: 'Sie sind noch nicht überall abgemeldet',
    text: 'Auf diesem Gerät sind Sie abgemeldet. Der Server war dabei nicht erreichbar: Melden Sie sich später noch einmal an und wieder ab, wenn jemand anderes Ihre Sitzung kennen könnte.',
  },
} as const

type PageName = keyof typeof pages

/** Thrown by routes: ends the request with one of the pages above. */
export class Refusal extends Error {
  readonly page: PageName

  constructor(page: PageName, options?: ErrorOptions) {
    super(page, options)
    this.name = 'Refusal'
    this.page = page
  }
}

export const notFound: RequestHandler = () => {
  throw new Refusal('notFound')
}

/** The only place that turns errors into pages. A page never quotes an error. */
export const errorPages: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const { status, title, text } = pages[pageOf(error)]
  if (status >= 500) {
    logger.error('request failed', { action: 'REQUEST_FAILED', error })
  } else {
    const fields = { action: 'REQUEST_REFUSED', 'http.response.status_code': status }
    logger.info('request refused', fields)
  }
  // Half a page cannot become an error page. Express' own handler would print the raw error.
  if (response.headersSent) response.destroy()
  else response.status(status).render('error', { title, status, text })
}

function pageOf(error: unknown): PageName {
  if (error instanceof Refusal) return error.page
  if (error instanceof SessionStoreUnavailable) return 'noSessions'
  if (error instanceof SvaError && error.code === 'SVA_WORKSPACE_CONFLICT') return 'otherWorkspace'
  const status = statusOf(error)
  return status !== undefined && status < 500 ? 'notUnderstood' : 'broken'
}

/** body-parser and Express itself say with `status` whose fault it was. */
function statusOf(error: unknown): number | undefined {
  return error instanceof Object && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined
}
