import { logs, SeverityNumber } from '@opentelemetry/api'
import { createLogger } from '@sva/monitoring-client'
import type { Position } from '../planted/positions.ts'
import { pair, sentence, type Write } from './write.ts'

const logger = createLogger({ component: 'planter' })
const otel = logs.getLogger('planter')
const severity = { severityNumber: SeverityNumber.INFO, severityText: 'INFO' }

export const logWriters = {
  'log body': (cell) => logger.info(sentence(cell)),
  'log body as an object': (cell) =>
    otel.emit({ ...severity, body: { case: { state: 'open', note: sentence(cell) } } }),
  'log event name': (cell) =>
    otel.emit({ ...severity, body: 'case changed', eventName: sentence(cell) }),
  'log attribute': (cell) => logger.info('applicant saved', pair(cell)),
  'log attribute under an innocent key': (cell) =>
    logger.info('case closed', { result_7: sentence(cell) }),
  'nested in a log attribute': (cell) =>
    logger.info('applicant saved', { applicant: { contact: [{ primary: pair(cell) }] } }),
  'list in a log attribute': (cell) =>
    logger.info('case closed', { remarks: ['ok', sentence(cell)] }),
  'Map in a log attribute': (cell) =>
    logger.info('applicant saved', { applicant: new Map(Object.entries(pair(cell))) }),
  'key of an object in a log attribute': ({ canary, value }) =>
    logger.info('cases counted', { by_applicant: { [value]: canary } }),
  'JSON in a string': (cell) => logger.info(`received ${JSON.stringify({ form: pair(cell) })}`),
  'percent-encoded in a log body': ({ canary, text }) =>
    logger.info(`GET /suche?fall=${canary}&ort=${encodeURIComponent(text)} 200`),
  'message of an Error': (cell) =>
    logger.error('case failed', { error: new Error(sentence(cell)) }),
  'cause of an Error': (cell) =>
    logger.error('case failed', {
      error: new Error('case not saved', { cause: new Error(sentence(cell)) }),
    }),
  'Error in an AggregateError': (cell) =>
    logger.error('case failed', {
      error: new AggregateError([new Error(sentence(cell))], 'no attempt worked'),
      attempts: [new Error(sentence(cell))],
    }),
  'own field of an Error': (cell) =>
    logger.error('case failed', {
      error: new Error('case not saved', {
        cause: Object.assign(new Error('constraint violated'), { row: pair(cell) }),
      }),
    }),
} satisfies Partial<Record<Position, Write>>
