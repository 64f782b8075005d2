/** A query as Grafana would send it, with every variable at All. */
export interface DashboardQuery {
  readonly dashboard: string
  readonly panel: string
  readonly datasource: string
  readonly expr: string
  /** What series are told apart by: the legend or the columns name these. */
  readonly labels: readonly string[]
  /** One answer for now; else a line over time, or lines of a log. */
  readonly instant: boolean
  /** What the panel says when there is nothing: only then may there be nothing. */
  readonly emptyWhenWell?: string
}

interface Board {
  readonly title: string
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly Variable[] }
}

interface Panel {
  readonly title: string
  readonly datasource?: { readonly uid: string }
  readonly targets?: readonly Target[]
  readonly panels?: readonly Panel[]
  readonly transformations?: readonly Transformation[]
  readonly fieldConfig?: { readonly defaults: { readonly noValue?: string } }
}

interface Transformation {
  readonly id: string
  readonly options: { readonly include?: { readonly names: readonly string[] } }
}

interface Target {
  readonly expr: string
  readonly legendFormat?: string
  readonly instant?: boolean
  readonly queryType?: string
}

interface Variable {
  readonly name: string
  readonly type: string
  readonly allValue?: string
  readonly datasource?: { readonly uid: string }
  readonly query: string | { readonly label: string }
}

/** What Grafana puts in: the window of a rate at one point a minute, and the time shown. */
const windows = { __rate_interval: '4m', __auto: '1m', __range: '1h' }

/** Every query of a dashboard file: of its panels, folded ones too, and of its variables. */
export function dashboardQueries(json: string): DashboardQuery[] {
  const { title: dashboard, panels, templating } = JSON.parse(json) as Board
  const values: Readonly<Record<string, string>> = {
    ...windows,
    ...Object.fromEntries(templating.list.map(({ name, allValue }) => [name, allValue ?? ''])),
  }
  const filledIn = (expr: string): string =>
    expr.replaceAll(/\$(\w+)/g, (_, name: string) => {
      const value = values[name]
      if (value !== undefined) return value
      throw new Error(`${dashboard} knows no variable ${name}: ${expr}`)
    })
  const ofPanel = (panel: Panel): DashboardQuery[] => {
    const { title, datasource, targets = [], fieldConfig } = panel
    const emptyWhenWell = fieldConfig?.defaults.noValue
    return targets.map(({ expr, legendFormat = '', instant, queryType }) => ({
      dashboard,
      panel: title,
      datasource: datasource?.uid ?? 'none',
      expr: filledIn(expr),
      labels: [...named(legendFormat), ...columns(panel)],
      instant: instant === true || queryType === 'instant',
      ...(emptyWhenWell === undefined ? {} : { emptyWhenWell }),
    }))
  }
  return [
    ...panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]).flatMap(ofPanel),
    ...templating.list.flatMap((variable) => ofVariable(dashboard, variable)),
  ]
}

const named = (legend: string): string[] =>
  [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label!)

/** Columns in lower case are labels; Grafana makes the others: Time, Line, Value. */
const columns = ({ transformations = [] }: Panel): string[] =>
  transformations
    .flatMap(({ options }) => options.include?.names ?? [])
    .filter((name) => /^[a-z]/.test(name))

/** A variable lists the values of a label; as a query, it groups by it. */
function ofVariable(dashboard: string, variable: Variable): DashboardQuery[] {
  const { name, type, datasource, query } = variable
  if (type !== 'query') return []
  const [label, expr] = typeof query === 'string' ? promqlValues(query) : logqlValues(query.label)
  const store = datasource?.uid ?? 'none'
  const panel = `variable ${name}`
  return [{ dashboard, panel, datasource: store, expr, labels: [label], instant: true }]
}

function promqlValues(query: string): [label: string, expr: string] {
  const [, metric = '', label] = /^label_values\((?:(\w+), )?(\w+)\)$/.exec(query) ?? []
  if (label !== undefined) return [label, `group by (${label}) (${metric}{${label}!=""})`]
  throw new Error(`${query} is no label_values(metric, label)`)
}

const logqlValues = (label: string): [label: string, expr: string] => [
  label,
  `sum by (${label}) (count_over_time({${label}=~".+"} [${windows.__range}]))`,
]
