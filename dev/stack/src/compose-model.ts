import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { composeFile, extraFile, root, type Extra } from './paths.ts'

/** The part of a compose file that we read. */
export interface ComposeModel {
  readonly services: Readonly<Record<string, ComposeService>>
  readonly secrets?: Readonly<Record<string, { readonly file: string }>>
}

export interface ComposeService {
  readonly ports?: readonly string[]
  readonly volumes?: readonly (string | { readonly source: string })[]
  readonly secrets?: readonly string[]
}

/** One file of compose, with its anchors resolved and its variables as they are written. */
export function readModel(file: string = composeFile): ComposeModel {
  // Compose's own tags (!override) mean nothing to the parser, which would warn.
  return parse(readFileSync(join(root, file), 'utf8'), { merge: true, logLevel: 'error' })
}

export function models(extras: readonly Extra[]): readonly ComposeModel[] {
  return [composeFile, ...extras.map(extraFile)].map((file) => readModel(file))
}

export function serviceNames(extras: readonly Extra[]): readonly string[] {
  return [...new Set(models(extras).flatMap(({ services }) => Object.keys(services)))]
}
