import { basename, join } from 'node:path'
import { Eta } from 'eta'
import type { Express } from 'express'

const views = join(import.meta.dirname, '../../views')
const euros = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })
const dates = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' })

/** `response.render('name', data)` renders views/name.eta; every value in it is escaped. */
export function useViews(app: Express): void {
  const eta = new Eta({ views, autoEscape: true, cache: true })
  app.set('views', views)
  app.set('view engine', 'eta')
  app.engine('eta', (path, data, done) => {
    try {
      done(null, eta.render(basename(path, '.eta'), data))
    } catch (error) {
      done(error)
    }
  })
  app.locals.euros = (cents: number) => euros.format(cents / 100)
  app.locals.date = (date: Date) => dates.format(date)
}
