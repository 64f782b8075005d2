import type { Program } from './docker.ts'
import type { Project } from './project.ts'

/**
 * Compose leaves the network for apps alone while somebody is in it, in words that pass by.
 *
 * @returns the sentence about who stays; undefined when nobody does.
 */
export async function guests({ name }: Project, docker: Program): Promise<string | undefined> {
  const network = `${name}-telemetry`
  const format = ['--format', '{{range .Containers}}{{println .Name}}{{end}}']
  const { stdout } = await docker.read('network', 'inspect', network, ...format)
  const names = stdout.split('\n').filter((line) => line !== '')
  if (names.length === 0) return undefined
  return (
    `Network ${network} stays: ${names.join(', ')} still in it. The next pnpm stack up goes on with it.\n` +
    `  Fix, to remove it, too: docker stop ${names.join(' ')}, then pnpm stack down`
  )
}
