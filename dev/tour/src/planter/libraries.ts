import { Writable } from 'node:stream'
import pino from 'pino'
import winston from 'winston'
import type { Position } from '../planted/positions.ts'
import { pair, sentence, type Write } from './write.ts'

// What they print themselves is outside of the promise; what they hand to OpenTelemetry is inside.
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
const pinoLogger = pino({}, nowhere)
const winstonLogger = winston.createLogger({
  transports: [new winston.transports.Stream({ stream: nowhere })],
})

export const libraryWriters = {
  'pino message': (cell) => pinoLogger.info(sentence(cell)),
  'pino field': (cell) => pinoLogger.info(pair(cell), 'applicant saved'),
  'winston message': (cell) => void winstonLogger.info(sentence(cell)),
  'winston field': (cell) => void winstonLogger.info('applicant saved', pair(cell)),
} satisfies Partial<Record<Position, Write>>
