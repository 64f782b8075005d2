import { metrics, SpanStatusCode, trace } from '@opentelemetry/api'
import { createLogger } from '@sva/monitoring-client'
import { Router } from 'express'
import type { ReceiptQueue } from '../jobs/receipts.ts'
import type { Permit, PermitStore } from '../permits/store.ts'
import { Refusal } from '../web/errors.ts'
import { signedIn, signedInOnly } from '../web/who.ts'
import type { PaymentProvider } from './provider.ts'

const logger = createLogger({ component: 'payments' })
const tracer = trace.getTracer('citizen-services')
const durations = metrics.getMeter('citizen-services').createHistogram('payment.duration', {
  description: 'How long the payment provider took to answer',
  unit: 's',
  // Without bounds of your own they are made for milliseconds, and every second falls into the first.
  advice: { explicitBucketBoundaries: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] },
})

/** Paying for a permit, at a provider that is slow and sometimes down. */
export function paymentRoutes(
  permits: PermitStore,
  provider: PaymentProvider,
  receipts: ReceiptQueue,
): Router {
  const router = Router({ mergeParams: true })
  router.use(signedInOnly)

  router.post<{ id: string }>('/', async (request, response) => {
    const { person, workspace } = signedIn(response)
    const permit = permits.find(person.id, request.params.id)
    if (permit === undefined) throw new Refusal('notFound')
    const page = `/${workspace.id}/antraege/${permit.id}`
    if (permit.status !== 'unpaid') return response.redirect(303, page)

    // Set before the first await: a second click on "pay" finds a permit that is being paid.
    permit.status = 'paying'
    const started = performance.now()
    const paid = await charge(provider, permit)
    permit.status = paid ? 'paid' : 'unpaid'
    const seconds = (performance.now() - started) / 1000

    // MISTAKE 3 of 3: a session token in a metric label.
    // Why people do it: "one citizen says that paying takes ages; let us find their series."
    // But a token signs in whoever reads the dashboard, and every session is a new time series.
    // What leaves instead: the label is dropped before anything is aggregated, so the token is
    // in no series and the histogram has two: paid and failed.
    // The better line: without the label; a trace of the request answers the question:
    //   durations.record(seconds, { outcome })
    const outcome = paid ? 'paid' : 'failed'
    durations.record(seconds, { outcome, session_token: request.sessionToken })

    if (!paid) {
      response.status(502).render('payment-failed', { title: 'Zahlung nicht möglich', permit })
      return
    }
    receipts.add(permit)
    response.redirect(303, page)
  })

  return router
}

/** `false` when the provider failed. Its error goes to the logs, never to a page. */
function charge(provider: PaymentProvider, permit: Permit): Promise<boolean> {
  return tracer.startActiveSpan('payment.charge', async (span) => {
    try {
      const { id: reference, fee: amount, application } = permit
      await provider.charge({ amount, reference, iban: application.iban ?? '' })
      logger.info('permit paid', { action: 'PERMIT_PAID', permit: reference })
      return true
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      logger.error('payment failed', { action: 'PAYMENT_FAILED', permit: permit.id, error })
      return false
    } finally {
      span.end()
    }
  })
}
