import { stack } from './stack.ts'

export interface Entry {
  /** Index labels and structured metadata. */
  readonly labels: Readonly<Record<string, string>>
  readonly line: string
  /** Nanoseconds since 1970. */
  readonly at: bigint
}

interface Stream {
  readonly stream: Record<string, string>
  readonly values: readonly [string, string][]
}

export interface Span {
  /** Milliseconds since 1970; default: two hours ago. */
  readonly from?: number
  /** Not included; default: in five minutes. */
  readonly to?: number
  readonly limit?: number
}

/** What Loki returns at once (`max_entries_limit_per_query`). */
const most = 5_000
/**
 * What it holds twice, of a request that was sent again, counts twice there and is returned once: a
 * page that is not full can lack lines all the same. With less than half it has them all.
 */
const certain = most / 2
/** Milliseconds in which there are not that many, at ten times the normal traffic. */
const step = 4_000

/** A range query over log lines, oldest first. @throws Error with Loki's own words. */
export async function logql(
  query: string,
  { from, to, limit = most }: Span = {},
): Promise<Entry[]> {
  const streams = (await ask('query_range', {
    query,
    limit: String(limit),
    direction: 'forward',
    start: `${from ?? Date.now() - 7_200_000}000000`,
    end: `${to ?? Date.now() + 300_000}000000`,
  })) as Stream[]
  return streams
    .flatMap(({ stream, values }) =>
      values.map(([at, line]) => ({ labels: stream, line, at: BigInt(at) })),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** All lines of a time, however many: in pages of some seconds, or shorter where that is too much. */
export async function logqlAll(query: string, from: number, to: number): Promise<Entry[]> {
  const found: Entry[] = []
  for (let start = from; start < to; start += step) {
    found.push(...(await page(query, start, Math.min(start + step, to))))
  }
  return found
}

async function page(query: string, from: number, to: number): Promise<Entry[]> {
  // From a millisecond before: a chunk whose last line is of the very start is left out.
  const asked = await logql(query, { from: from - 1, to })
  const found = asked.filter(({ at }) => at >= BigInt(from) * 1_000_000n)
  if (found.length < certain) return found
  const middle = Math.floor((from + to) / 2)
  if (middle === from) throw new Error(`${certain} lines in a millisecond: ${query}`)
  return [...(await page(query, from, middle)), ...(await page(query, middle, to))]
}

/** A metric query at one moment, summed; 0 when there is nothing. @throws Error with Loki's words. */
export async function logqlTotal(query: string, at = Date.now()): Promise<number> {
  const vectors = (await ask('query', { query, time: `${at}000000` })) as {
    value: [number, string]
  }[]
  return vectors.reduce((sum, { value }) => sum + Number(value[1]), 0)
}

async function ask(path: string, parameters: Record<string, string>): Promise<unknown> {
  const url = `${stack().urls.loki}/loki/api/v1/${path}?${new URLSearchParams(parameters).toString()}`
  const response = await fetch(url)
  if (!response.ok) throw new Error(`Loki answered ${response.status}: ${await response.text()}`)
  const { data } = (await response.json()) as { data: { result: unknown } }
  return data.result
}
