import { until } from './poll.ts'
import { stack } from './stack.ts'

export interface Series {
  readonly metric: Readonly<Record<string, string>>
  readonly value: number
}

interface Answer {
  readonly status: string
  readonly error?: string
  readonly data: {
    readonly result: readonly { metric: Record<string, string>; value: [number, string] }[]
  }
}

/** An instant query. @throws Error with Prometheus' own words. */
export async function promql(expr: string): Promise<Series[]> {
  const url = `${stack().urls.prometheus}/api/v1/query?${new URLSearchParams({ query: expr })}`
  const answer = (await (await fetch(url)).json()) as Answer
  if (answer.status !== 'success') throw new Error(`${expr}: ${answer.error}`)
  return answer.data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }))
}

/** The sum of what a query returns; 0 when there is nothing. */
export async function total(expr: string): Promise<number> {
  const series = await promql(expr)
  return series.reduce((sum, { value }) => sum + value, 0)
}

/** Waits until a query returns something. */
export function series(expr: string, within?: number): Promise<Series[]> {
  return until(
    async () => {
      const found = await promql(expr)
      return found.length > 0 ? found : undefined
    },
    { what: `series of ${expr}`, ...(within === undefined ? {} : { within }) },
  )
}
