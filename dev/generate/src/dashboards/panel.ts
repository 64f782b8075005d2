import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog'
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common'
import {
  type Panel,
  type ThresholdsConfig,
  ThresholdsConfigBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard'
import * as logql from '@grafana/grafana-foundation-sdk/loki'
import * as promql from '@grafana/grafana-foundation-sdk/prometheus'
import { loki, prometheus } from './datasources.ts'

export interface Query {
  readonly expr: string
  /** How a series is called: `{{label}}` is filled in. */
  readonly legend?: string
}

/** What every panel says, whatever it looks like. */
export interface PanelSpec {
  readonly title: string
  /** What is shown, what is normal, and where to look when it is not. */
  readonly description: string
  readonly unit: string
  readonly queries: readonly Query[]
  readonly from?: DataSourceRef
  /** Of the 24 columns. */
  readonly width?: number
  readonly height?: number
  readonly limits?: Builder<ThresholdsConfig>
  /** Good news in place of an empty panel. Only then may its queries return nothing. */
  readonly allWell?: string
}

/** The methods that all of the SDK's panel builders have; it names no common type. */
export interface PanelBuilder extends Builder<Panel> {
  id(id: number): this
  title(title: string): this
  description(description: string): this
  unit(unit: string): this
  datasource(ref: DataSourceRef): this
  withTarget(target: Builder<Dataquery>): this
  span(width: number): this
  height(height: number): this
  thresholds(limits: Builder<ThresholdsConfig>): this
  noValue(text: string): this
}

/** `range` draws over time, `instant` is one value a series, `table` the same as rows. */
export type Form = 'range' | 'instant' | 'table'

/** What all panels have in common. */
export function fill<B extends PanelBuilder>(builder: B, spec: PanelSpec, form: Form): B {
  const { from = prometheus, width = 8, height = 8 } = spec
  builder.title(spec.title).description(spec.description).unit(spec.unit)
  builder.datasource(from).span(width).height(height)
  builder.thresholds(spec.limits ?? new ThresholdsConfigBuilder().steps([step('green', null)]))
  if (spec.allWell !== undefined) builder.noValue(spec.allWell)
  const target = from === loki ? lokiTarget : prometheusTarget
  for (const [index, query] of spec.queries.entries()) {
    builder.withTarget(target(query, form, String.fromCodePoint(65 + index)))
  }
  return builder
}

function prometheusTarget({ expr, legend }: Query, form: Form, refId: string): Builder<Dataquery> {
  const query = new promql.DataqueryBuilder().datasource(prometheus).expr(expr).refId(refId)
  query.legendFormat(legend ?? '__auto')
  if (form === 'range') return query.range()
  return form === 'instant' ? query.instant() : query.instant().format(promql.PromQueryFormat.Table)
}

function lokiTarget({ expr, legend }: Query, form: Form, refId: string): Builder<Dataquery> {
  const query = new logql.DataqueryBuilder().datasource(loki).expr(expr).refId(refId)
  if (legend !== undefined) query.legendFormat(legend)
  return query.queryType(form === 'range' ? 'range' : 'instant')
}

const step = (color: string, value: number | null) => ({ color, value })

/** Green below, orange from `warning`, red from `critical`. */
export function rising(warning: number, critical: number): Builder<ThresholdsConfig> {
  const steps = [step('green', null), step('orange', warning), step('red', critical)]
  return new ThresholdsConfigBuilder().steps(steps)
}

/** Anything from `least` on is a reason to look. */
export function red(least: number): Builder<ThresholdsConfig> {
  return new ThresholdsConfigBuilder().steps([step('green', null), step('red', least)])
}

/** Red below `least`. */
export function atLeast(least: number): Builder<ThresholdsConfig> {
  return new ThresholdsConfigBuilder().steps([step('red', null), step('green', least)])
}
