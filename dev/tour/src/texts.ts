import type { Evidence } from './evidence.ts'
import type { Cell } from './planted/table.ts'

/** Texts of the apps to be seen beside what left; the traffic adds the URL of a redirect. */
export function showTexts(evidence: Evidence, cells: readonly Cell[]): void {
  // apps/demo/src/payments/provider.ts
  const failed = 'connect failed postgres://pay:hunter2secret@db.internal:5432/payments'
  evidence.show(failed, 'connect failed')
  const cell = cells.find(
    ({ position, kind }) => position === 'JSON in a string' && kind === 'IBAN',
  )
  if (cell === undefined) return
  const { canary, key, value } = cell
  evidence.show(`received ${JSON.stringify({ form: { ref: canary, [key]: value } })}`, canary)
}
