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
  readonly limit?: number
}

/** A range query over log lines, oldest first. @throws Error with Loki's own words. */
export async function logql(query: string, { from, limit = 5_000 }: Span = {}): Promise<Entry[]> {
  const streams = (await ask('query_range', {
    query,
    limit: String(limit),
    direction: 'forward',
    start: `${from ?? Date.now() - 7_200_000}000000`,
    end: `${Date.now() + 300_000}000000`,
  })) as Stream[]
  return streams
    .flatMap(({ stream, values }) =>
      values.map(([at, line]) => ({ labels: stream, line, at: BigInt(at) })),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** A metric query at this moment, summed; 0 when there is nothing. */
export async function logqlTotal(query: string): Promise<number> {
  const vectors = (await ask('query', { query })) as { value: [number, string] }[]
  return vectors.reduce((sum, { value }) => sum + Number(value[1]), 0)
}

async function ask(path: string, parameters: Record<string, string>): Promise<unknown> {
  const url = `${stack().urls.loki}/loki/api/v1/${path}?${new URLSearchParams(parameters)}`
  const response = await fetch(url)
  if (!response.ok) throw new Error(`Loki answered ${response.status}: ${await response.text()}`)
  const { data } = (await response.json()) as { data: { result: unknown } }
  return data.result
}
