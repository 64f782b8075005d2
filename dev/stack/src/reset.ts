import { rmSync } from 'node:fs'
import type { Program } from './docker.ts'
import { stateFolder } from './paths.ts'
import type { Project } from './project.ts'

/**
 * Deletes what the stack stored, and the rendered secrets; .env stays.
 *
 * @param ask for the name of the project; undefined when nobody needs to be asked.
 * @returns whether it did.
 */
export async function reset(
  { name }: Project,
  compose: Program,
  ask: ((question: string) => Promise<string>) | undefined,
): Promise<boolean> {
  const question = `This deletes all metrics, logs, sessions and silences of "${name}", and Grafana's users.\nType its name to go on: `
  if (ask !== undefined && (await ask(question)).trim() !== name) return false
  const code = await compose.show('down', '--volumes')
  if (code === 0) rmSync(stateFolder(name), { recursive: true, force: true })
  return code === 0
}
