import { metrics } from '@opentelemetry/api'
import { createLogger } from '@sva/monitoring-client'
import { Router, type Response } from 'express'
import { Refusal } from '../web/errors.ts'
import { signedIn, signedInOnly } from '../web/who.ts'
import { permitFields } from './fields.ts'
import type { PermitStore } from './store.ts'
import { validate } from './validate.ts'

const logger = createLogger({ component: 'permits' })
const applications = metrics
  .getMeter('citizen-services')
  .createCounter('permit.applications', { description: 'Applications, by what became of them' })

/** Applying for a permit and looking at one's own. */
export function permitRoutes(permits: PermitStore): Router {
  const router = Router()
  router.use(signedInOnly)

  router.get('/', (_request, response) => {
    const { person } = signedIn(response)
    response.render('permits', { title: 'Meine Anträge', permits: permits.ofUser(person.id) })
  })

  router.get('/neu', (_request, response) => {
    const { person } = signedIn(response)
    // What the account knows is filled in: nobody should type their own address again (WCAG 3.3.7).
    renderForm(response, { values: person, errors: {} })
  })

  router.post('/', (request, response) => {
    const { person, workspace } = signedIn(response)
    // MISTAKE 1 of 3: the whole form goes into a log.
    // Why people do it: "a citizen says the form is broken; let us see what really arrives."
    // What leaves instead: keys that name a person or a secret lose their values, and what looks
    // like an e-mail address, an IBAN or the like is masked wherever it stands.
    // Not caught: what no rule knows by its key or its shape, here the postcode and the town;
    // and what people tell about themselves in plain words under `remark`.
    // The better line: log which fields were wrong, never what was in them (see below).
    logger.info('permit form received', { action: 'PERMIT_FORM_RECEIVED', form: request.body })

    const { values, errors } = validate(permitFields(workspace), request.body)
    const wrong = Object.keys(errors)
    if (wrong.length > 0) {
      applications.add(1, { outcome: 'rejected' })
      logger.info('permit form has errors', { action: 'PERMIT_FORM_REJECTED', fields: wrong })
      return renderForm(response.status(422), { values, errors })
    }
    const permit = permits.add(person.id, values)
    applications.add(1, { outcome: 'accepted' })
    logger.info('permit applied for', { action: 'PERMIT_APPLIED', permit: permit.id })

    // MISTAKE 2 of 3: an e-mail address in a URL.
    // Why people do it: the next page wants to say "we will write to …" and a query is the
    // shortest way there. But URLs are kept: in access logs, traces, histories and bookmarks.
    // What leaves instead: the traces of this request and of the next keep `?email=`, with the
    // value masked. Not caught: what the browser and any proxy in between write down themselves.
    // The better line: only the number, and the next page looks the address up:
    //   response.redirect(303, `/${workspace.id}/antraege/${permit.id}`)
    const query = new URLSearchParams({ number: permit.id, email: values.email ?? '' })
    response.redirect(303, `/${workspace.id}/antraege/eingegangen?${query.toString()}`)
  })

  router.get('/eingegangen', (request, response) => {
    const { number, email } = request.query
    response.render('received', { title: 'Antrag eingegangen', number, email })
  })

  router.get('/:id', (request, response) => {
    const { person } = signedIn(response)
    const permit = permits.find(person.id, request.params.id)
    if (permit === undefined) throw new Refusal('notFound')
    response.render('permit', { title: `Antrag ${permit.id}`, permit })
  })

  return router
}

function renderForm(response: Response, form: { values: object; errors: object }): void {
  const { workspace } = signedIn(response)
  const wrong = Object.keys(form.errors).length > 0
  // A screen reader says the title first, so it says first that something is wrong.
  const title = `${wrong ? 'Fehler: ' : ''}Bewohnerparkausweis beantragen`
  const path = `/${workspace.id}/antraege/neu`
  response.render('apply', { title, path, groups: permitFields(workspace), ...form })
}
