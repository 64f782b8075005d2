import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const repository = join(import.meta.dirname, '../../../..')
const folder = join(repository, 'dev/monitoring/grafana/dashboards')

export interface Panel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly description?: string
  readonly datasource?: { readonly uid: string }
  readonly gridPos: {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }
  readonly targets?: readonly { readonly expr: string; readonly refId: string }[]
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } }
  /** Of a folded row. */
  readonly panels?: readonly Panel[]
}

export interface Board {
  readonly file: string
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly editable: boolean
  readonly tags: readonly string[]
  readonly links: readonly { readonly type: string; readonly tags: readonly string[] }[]
  readonly templating: {
    readonly list: readonly {
      readonly name: string
      readonly description: string
      readonly query: unknown
      readonly datasource?: { readonly uid: string }
    }[]
  }
  readonly panels: readonly Panel[]
}

/** Every file that Grafana is given. */
export const boards: readonly Board[] = readdirSync(folder).map((file) => ({
  file,
  ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<Board, 'file'>),
}))

export interface Placed extends Panel {
  readonly board: string
}

/** Rows and what they hold. */
export const everything: readonly Placed[] = boards.flatMap(({ title, panels }) =>
  panels
    .flatMap((panel) => [panel, ...(panel.panels ?? [])])
    .map((panel) => ({ ...panel, board: title })),
)

/** What shows something: rows are titles. */
export const panels = everything.filter(({ type }) => type !== 'row')

export const queries = panels.flatMap(({ board, title, datasource, targets = [] }) =>
  targets.map(({ expr }) => ({ board, panel: title, store: datasource?.uid ?? 'none', expr })),
)
