import { until } from './poll.ts'
import { stack } from './stack.ts'

export interface Series {
  readonly metric: Readonly<Record<string, string>>
  readonly value: number
}

type Labels = Record<string, string>
type Sample = readonly [time: number, value: string]

interface Answer<Result> {
  readonly status: string
  readonly error?: string
  readonly data: { readonly result: readonly Result[] }
}

/** An instant query. @throws Error with Prometheus' own words. */
export async function promql(expr: string): Promise<Series[]> {
  const result = await ask<{ metric: Labels; value: Sample }>(expr)
  return result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }))
}

/** Every sample of a selector with a range, as it is stored. */
export async function samples(selector: string): Promise<number[]> {
  const result = await ask<{ values: readonly Sample[] }>(selector)
  return result.flatMap(({ values }) => values.map(([, value]) => Number(value)))
}

async function ask<Result>(expr: string): Promise<readonly Result[]> {
  const query = new URLSearchParams({ query: expr }).toString()
  const url = `${stack().urls.prometheus}/api/v1/query?${query}`
  const answer = (await (await fetch(url)).json()) as Answer<Result>
  if (answer.status !== 'success') throw new Error(`${expr}: ${answer.error}`)
  return answer.data.result
}

/** The sum of what a query returns; 0 when there is nothing. */
export async function total(expr: string): Promise<number> {
  const series = await promql(expr)
  return series.reduce((sum, { value }) => sum + value, 0)
}

/** Waits until a query returns something. */
export function series(expr: string): Promise<Series[]> {
  return until(
    async () => {
      const found = await promql(expr)
      return found.length > 0 ? found : undefined
    },
    { what: `series of ${expr}` },
  )
}

/** The labels of every series of a selector since a moment, also of those that have ended. */
export async function seriesSince(selector: string, since: number): Promise<Labels[]> {
  const range = { start: String(since / 1_000), end: String(Date.now() / 1_000 + 60) }
  const query = new URLSearchParams({ 'match[]': selector, ...range }).toString()
  const answer = await fetch(`${stack().urls.prometheus}/api/v1/series?${query}`)
  if (!answer.ok) throw new Error(`${selector}: ${await answer.text()}`)
  const { data } = (await answer.json()) as { data: Labels[] }
  return data
}
