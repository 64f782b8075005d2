import { metrics, type Attributes } from '@opentelemetry/api'
import type { Position } from '../planted/positions.ts'
import { pair, sentence, type Write } from './write.ts'

const meter = metrics.getMeter('planter')
const saved = meter.createCounter('cases.saved')
const closed = meter.createCounter('cases.closed')
const durations = meter.createHistogram('cases.duration', { unit: 's' })
const waiting: Attributes[] = []

// An observable is asked outside of any workspace, so the app says whose number it is.
meter.createObservableGauge('cases.waiting').addCallback((result) => {
  for (const labels of waiting) result.observe(1, labels)
})

export const metricWriters = {
  'metric label': (cell) => saved.add(1, pair(cell)),
  'metric label under an innocent key': (cell) =>
    closed.add(1, { ref: cell.canary, result_7: sentence(cell) }),
  'label of a histogram': (cell) =>
    durations.record(0.2, { ref: cell.canary, result_7: sentence(cell) }),
  'label of an observable': (cell) =>
    void waiting.push({ ...pair(cell), workspace_id: cell.workspaceId }),
} satisfies Partial<Record<Position, Write>>
