import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  RowBuilder,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard'
import type { PanelBuilder } from './panel.ts'

export interface Row {
  readonly title: string
  readonly panels: readonly PanelBuilder[]
  /** Asks nothing until somebody opens it. */
  readonly folded?: boolean
}

export interface DashboardSpec {
  /** Name of the file and part of the URL: bookmarks and alerts point here. */
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly variables: readonly Builder<VariableModel>[]
  readonly rows: readonly Row[]
}

const tag = 'sva'

/** The JSON that Grafana's provisioning reads. */
export function dashboard(spec: DashboardSpec): string {
  const board = new DashboardBuilder(spec.title)
    .uid(spec.uid)
    .description(spec.description)
    .tags([tag])
    .readonly() // changes are made here, in Git
    .time({ from: 'now-1h', to: 'now' })
    .refresh('30s')
    .tooltip(DashboardCursorSync.Crosshair)
    .variables([...spec.variables])
    .link(others)
  let id = 0
  for (const { title, panels, folded = false } of spec.rows) {
    const row = new RowBuilder(title).id(++id).collapsed(folded)
    const numbered = panels.map((panel) => panel.id(++id))
    // Grafana keeps the panels of a folded row inside of it, those of an open one behind it.
    if (folded) for (const panel of numbered) row.withPanel(panel)
    board.withRow(row)
    if (!folded) for (const panel of numbered) board.withPanel(panel)
  }
  return formatted(board.build())
}

/** As the repository's formatter writes it: lists of words stand in one line where they fit. */
function formatted(value: unknown): string {
  const json = JSON.stringify(value, undefined, 2)
  const list = /^( *(?:"\w+": )?\[)\n *("[^\n]*"(?:,\n *"[^\n]*")*)\n *(\],?)$/gm
  const inOneLine = json.replaceAll(list, (whole, open: string, words: string, close: string) => {
    const line = `${open}${words.replaceAll(/\n */g, ' ')}${close}`
    return line.length <= 100 ? line : whole
  })
  return `${inOneLine}\n`
}

/** One door from each dashboard to the others, with the time and the variables kept. */
const others = new DashboardLinkBuilder('SVA')
  .type(DashboardLinkType.Dashboards)
  .tags([tag])
  .keepTime(true)
  .includeVars(true)
