import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stateFolder } from './paths.ts'
import type { Project } from './project.ts'

export type Choice = Pick<Project, 'extras' | 'without' | 'overrides'>

const fileOf = (project: string): string => join(stateFolder(project), 'choice.json')

/** What `up` was asked for, so that `status` and `logs` speak of the same services. */
export function remember({ name, extras, without, overrides }: Project): void {
  writeFileSync(fileOf(name), JSON.stringify({ extras, without, overrides }))
}

export function remembered(project: string): Partial<Choice> {
  const file = fileOf(project)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Choice) : {}
}
