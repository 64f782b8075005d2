import { deliver } from './otlp.ts'
import type { Source } from './numbered.ts'
import type { Sent } from './sender.ts'

export interface Bulk {
  readonly count: number
  /** When the first and the last of them are said to have happened. */
  readonly from: number
  readonly to: number
}

const each = 500
const connections = 4

/** Numbered records as fast as they are taken; what is refused for a while is sent again. */
export async function sendInBulk(
  { signal, request }: Source,
  { count, from, to }: Bulk,
): Promise<Sent> {
  let first = 0
  let retries = 0
  const connection = async (app: number): Promise<void> => {
    while (first < count) {
      const numbers = { first, count: Math.min(each, count - first), app }
      first += numbers.count
      const at = Math.round(from + ((to - from) * numbers.first) / count)
      retries += await deliver(signal, request({ ...numbers, at }))
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, app) => connection(app)))
  return { produced: count, lost: new Set(), reasons: {}, retries }
}
