// Started by the tour: node --import <preload> try/main.ts
import { createLogger } from '@sva/monitoring-client'
import { createRedactor } from '@sva/redaction'
import type { Answer, Ask } from './messages.ts'

const redactor = createRedactor()
const logger = createLogger({ component: 'try' })

/** The box on the viewer's page: a text goes through the same logger as everything else. */
function tryOut({ text, number }: Ask): void {
  const try_id = `try-${number}`
  logger.info(text, { action: 'TRIED', try_id })
  const tried = { try_id, explained: redactor.explain(text) }
  process.send?.({ number, tried } satisfies Answer)
}

process.on('message', tryOut)
// Only the channel to the tour keeps this process; without it everything is flushed and it ends.
process.channel?.ref()
process.once('SIGTERM', () => process.channel?.unref())
