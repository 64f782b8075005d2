import type { Cell } from '../planted/table.ts'

/** Brings one value into the telemetry, in one position, as an app would: inside a workspace. */
export type Write = (cell: Cell) => void | Promise<void>

/** What a person would have written. The canary stands in front, where no rule looks back to it. */
export function sentence({ canary, text }: Cell): string {
  return `${canary}: ${text}`
}

/** A value under the key of its kind; the canary beside it. */
export function pair({ canary, key, value }: Cell): Record<string, string> {
  return { ref: canary, [key]: value }
}
