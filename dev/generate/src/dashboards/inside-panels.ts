import { rising } from './panel.ts'
import { lines } from './panels.ts'
import { failures, mean, quantile, rate, service, sessionStore, spans } from './red.ts'

const operation = [service, 'span_name']
const legend = '{{span_name}}'

/** From the spans, so outgoing calls and Redis commands, too. */
export const inside = [
  lines({
    title: 'Busiest operations',
    description: 'Spans per second, the ten most frequent. A jump without more requests is a loop.',
    unit: 'ops',
    queries: [{ expr: `topk(10, ${rate(spans, ...operation)})`, legend }],
  }),
  lines({
    title: 'Failing operations',
    description: 'Spans per second that ended with an error: what broke inside a failed request.',
    unit: 'ops',
    queries: [{ expr: `topk(10, ${failures(spans, ...operation)})`, legend }],
    allWell: 'no operation failed',
  }),
  lines({
    title: 'Slowest operations (p95)',
    description: 'A slow outgoing call explains a slow request.',
    unit: 's',
    queries: [{ expr: `topk(10, ${quantile(0.95, spans, ...operation)})`, legend }],
  }),
]

const sessionCalls = { width: 12, height: 8 }

/** A session store that is slow or away is felt in every request. */
export const sessions = [
  lines({
    title: 'Session store by outcome',
    description:
      'Operations a second. unavailable: Redis is away, nobody can sign in. tampered: a record that does not decrypt, a wrong key or an attack.',
    unit: 'ops',
    queries: [{ expr: rate(sessionStore, 'sva_outcome'), legend: '{{sva_outcome}}' }],
    ...sessionCalls,
  }),
  lines({
    title: 'Session store, mean duration',
    description: 'Usually below a millisecond or two. Slower: look at Redis, then at the network.',
    unit: 's',
    queries: [
      {
        expr: mean(sessionStore, 'sva_session_operation'),
        legend: '{{sva_session_operation}}',
      },
    ],
    limits: rising(0.02, 0.1),
    ...sessionCalls,
  }),
]
