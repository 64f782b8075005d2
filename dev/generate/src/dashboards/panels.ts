import * as common from '@grafana/grafana-foundation-sdk/common'
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard'
import * as logs from '@grafana/grafana-foundation-sdk/logs'
import * as stat from '@grafana/grafana-foundation-sdk/stat'
import * as table from '@grafana/grafana-foundation-sdk/table'
import * as text from '@grafana/grafana-foundation-sdk/text'
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries'
import { loki } from './datasources.ts'
import { fill, type PanelBuilder, type PanelSpec } from './panel.ts'

/** Lines over time; the legend names each with its last and highest value. */
export function lines(spec: PanelSpec): timeseries.PanelBuilder {
  const legend = new common.VizLegendOptionsBuilder()
    .displayMode(common.LegendDisplayMode.Table)
    .placement(common.LegendPlacement.Bottom)
    .showLegend(true)
    .calcs(['lastNotNull', 'max'])
  const tooltip = {
    build: () => ({ mode: common.TooltipDisplayMode.Multi, sort: common.SortOrder.Descending }),
  }
  const panel = new timeseries.PanelBuilder().legend(legend).tooltip(tooltip)
  // A series that stops is a fact: no line is drawn over the gap.
  panel.min(0).fillOpacity(10).showPoints(common.VisibilityMode.Auto).spanNulls(false)
  const { Dashed, Off } = common.GraphThresholdsStyleMode
  const limits = new common.GraphThresholdsStyleConfigBuilder().mode(spec.limits ? Dashed : Off)
  return fill(panel.thresholdsStyle(limits), spec, 'range')
}

/** Counts over time, one on top of the other. */
export function bars(spec: PanelSpec, colors: Readonly<Record<string, string>> = {}) {
  const panel = lines(spec)
    .drawStyle(common.GraphDrawStyle.Bars)
    .stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal))
    .fillOpacity(70)
  for (const [series, fixedColor] of Object.entries(colors)) {
    panel.overrideByName(series, [{ id: 'color', value: { mode: 'fixed', fixedColor } }])
  }
  return panel
}

/** One number, or one a series, coloured by its limits. */
export function numbers(spec: PanelSpec): stat.PanelBuilder {
  const named = spec.queries.some(({ legend }) => legend !== undefined)
  const { ValueAndName, Value } = common.BigValueTextMode
  const panel = new stat.PanelBuilder()
    .textMode(named ? ValueAndName : Value)
    .colorMode(common.BigValueColorMode.BackgroundSolid)
    .graphMode(common.BigValueGraphMode.None)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
  return fill(panel, spec, 'instant')
}

/** A column of a table: which field it is, what it is called, and its unit if not the panel's. */
export interface Column {
  readonly field: string
  readonly name: string
  readonly unit?: string
  /** Colours the cell by the limits of the panel. */
  readonly colored?: boolean
}

/** Rows, one a series; several queries meet in the rows whose labels are the same. */
export function rows(spec: PanelSpec, columns: readonly Column[]): table.PanelBuilder {
  const panel = arranged(new table.PanelBuilder(), [{ id: 'merge', options: {} }], columns)
  return fill(panel, spec, 'table')
}

/** Log lines as rows: what Loki keeps beside a line becomes columns. */
export function lineRows(spec: PanelSpec, columns: readonly Column[]): table.PanelBuilder {
  const labels = { id: 'extractFields', options: { source: 'labels', format: 'auto' } }
  return fill(arranged(new table.PanelBuilder(), [labels], columns), spec, 'range')
}

interface Transformation {
  readonly id: string
  readonly options: unknown
}

function arranged(
  panel: table.PanelBuilder,
  first: readonly Transformation[],
  columns: readonly Column[],
): table.PanelBuilder {
  const entries = <T>(value: (column: Column, index: number) => T) =>
    Object.fromEntries(columns.map((column, index) => [column.field, value(column, index)]))
  const transformations = [
    ...first,
    {
      id: 'filterFieldsByName',
      options: { include: { names: columns.map(({ field }) => field) } },
    },
    {
      id: 'organize',
      options: {
        excludeByName: {},
        indexByName: entries((_, index) => index),
        renameByName: entries(({ name }) => name),
      },
    },
  ]
  for (const transformation of transformations) panel.withTransformation(transformation)
  for (const { name, unit, colored } of columns) {
    const properties: DynamicConfigValue[] = [
      ...(unit === undefined ? [] : [{ id: 'unit', value: unit }]),
      ...(colored ? [{ id: 'custom.cellOptions', value: { type: 'color-background' } }] : []),
    ]
    if (properties.length > 0) panel.overrideByName(name, properties)
  }
  return panel.filterable(true)
}

/** Log lines, newest first, with everything that is kept beside them behind a click. */
export function logLines(spec: Omit<PanelSpec, 'unit' | 'from'>): logs.PanelBuilder {
  const panel = new logs.PanelBuilder()
    .showTime(true)
    .wrapLogMessage(true)
    .enableLogDetails(true)
    .sortOrder(common.LogsSortOrder.Descending)
    .dedupStrategy(common.LogsDedupStrategy.None)
  return fill(panel, { ...spec, unit: 'short', from: loki }, 'range')
}

/** Words for whoever looks at an empty page. */
export function words(title: string, description: string, markdown: string): PanelBuilder {
  const panel = new text.PanelBuilder().mode(text.TextMode.Markdown).content(markdown)
  return panel.title(title).description(description).span(24).height(7)
}
