import { createRedactor, rules } from '@sva/redaction'
import { about } from '@sva/redaction/about'
import { rowsToKeep } from '../../../packages/redaction/corpus/keep.ts'
import { rowsToRedact } from '../../../packages/redaction/corpus/redact.ts'
import { collectorText } from './collector-text.ts'

/** How many of the corpus' rows a layer cleans. */
export interface Recall {
  readonly rule: string
  readonly rows: number
  readonly sdk: number
  readonly collector: number
}

const redactor = createRedactor()

function sdkText(text: string): string {
  return String(redactor.redact(text))
}

/** Both layers on the same corpus, rule by rule; a row counts when its secret is gone. */
export function recalls(): readonly Recall[] {
  return rules.flatMap(({ name }) => {
    const rows = rowsToRedact.filter(([, , rule]) => rule === name)
    const caught = (clean: (text: string) => string): number =>
      rows.filter(([input, secret]) => !clean(input).includes(secret)).length
    return rows.length === 0
      ? []
      : [{ rule: name, rows: rows.length, sdk: caught(sdkText), collector: caught(collectorText) }]
  })
}

/** Rows that must stay and are changed, of the corpus and of all rules' examples. */
export function falseAlarms(clean: (text: string) => string): readonly string[] {
  const keeps = Object.values(about).flatMap((it) => it.keeps)
  return [...new Set([...rowsToKeep, ...keeps])].filter((text) => clean(text) !== text)
}

/** The table of the page, and what `pnpm generate --measure` prints. */
export function measured(): string {
  const all = recalls()
  const sum = (of: (recall: Recall) => number): number =>
    all.reduce((total, recall) => total + of(recall), 0)
  const rows = all.map(
    ({ rule, rows, sdk, collector }) => `| \`${rule}\` | ${rows} | ${sdk} | ${collector} |`,
  )
  return [
    '| rule | rows | SDK | collector |',
    '|---|---|---|---|',
    ...rows,
    `| all | ${sum((it) => it.rows)} | ${sum((it) => it.sdk)} | ${sum((it) => it.collector)} |`,
    `| clean rows changed | | ${falseAlarms(sdkText).length} | ${falseAlarms(collectorText).length} |`,
  ].join('\n')
}
