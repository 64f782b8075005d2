/** Something that is done often, can fail and takes time. */
export interface Work {
  readonly count: string
  /** Seconds. */
  readonly bucket: string
  /** The matcher of what failed. */
  readonly failed: string
}

export const http: Work = {
  count: 'http_server_request_duration_seconds_count',
  bucket: 'http_server_request_duration_seconds_bucket',
  failed: 'http_response_status_code=~"5.."',
}

export const spans: Work = {
  count: 'traces_span_metrics_calls_total',
  bucket: 'traces_span_metrics_duration_seconds_bucket',
  failed: 'status_code="STATUS_CODE_ERROR"',
}

/** Its buckets (5 s and more) tell nothing apart: see {@link mean}. */
const sessions = 'sva_session_operation_duration_seconds'
export const sessionStore = { count: `${sessions}_count`, sum: `${sessions}_sum` }

/** The label that names the app, in Prometheus (which promotes it) as in Loki. */
export const service = 'service_name'

const chosen = `${service}=~"$service",workspace_id=~"$workspace"`

/** How often a second. */
export function rate({ count }: Pick<Work, 'count'>, ...by: readonly string[]): string {
  return sum(`rate(${count}{${chosen}}[$__rate_interval])`, by)
}

/** How often a second it failed; no series where nothing ever did. */
export function failures({ count, failed }: Work, ...by: readonly string[]): string {
  return sum(`rate(${count}{${chosen},${failed}}[$__rate_interval])`, by)
}

/** The share that failed, 0 where nothing did. */
export function failedShare(work: Work, ...by: readonly string[]): string {
  const all = rate(work, ...by)
  // Not `/ all`: 0 / 0 is NaN, and a number that is none.
  return `(${failures(work, ...by)} or 0 * ${all}) / (${all} > 0)`
}

/** The time within which `share` of it was done, in seconds. */
export function quantile(share: number, { bucket }: Work, ...by: readonly string[]): string {
  const buckets = sum(`rate(${bucket}{${chosen}}[$__rate_interval])`, ['le', ...by])
  return `histogram_quantile(${share}, ${buckets})`
}

/** How long it took on average, in seconds. */
export function mean(work: { count: string; sum: string }, ...by: readonly string[]): string {
  return `${rate({ count: work.sum }, ...by)} / (${rate(work, ...by)} > 0)`
}

/** Series without the label are called `none`, not by an empty legend. */
export function named(expr: string, label: string): string {
  return `label_replace(${expr}, "${label}", "none", "${label}", "")`
}

const sum = (expr: string, by: readonly string[]) =>
  by.length === 0 ? `sum(${expr})` : `sum by (${by.join(', ')}) (${expr})`
