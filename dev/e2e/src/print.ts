import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { composed } from './service-image.ts'
import { docker, stack } from './stack.ts'

export interface Printer {
  readonly project: string
  readonly service: string
}

/** A container that runs a program of Node, its output kept as the stack keeps that of its services. */
export async function print(
  { project, service }: Printer,
  program: string,
  fileSize = '200k',
): Promise<void> {
  const { services } = await composed()
  const labels = {
    'com.docker.compose.project': project,
    'com.docker.compose.service': service,
  }
  // Small files, so that a burst rotates them, and enough of them that none is deleted.
  const log = {
    'max-size': fileSize,
    'max-file': '9',
    tag: '{{.Name}}',
    labels: Object.keys(labels).join(','),
  }
  const options = [
    ['--name', nameOf({ project, service })],
    ['--network', 'none'],
    ['--log-driver', 'json-file'],
    ['--entrypoint', 'node'],
    ...Object.entries(labels).map(([name, value]) => ['--label', `${name}=${value}`]),
    ...Object.entries(log).map(([name, value]) => ['--log-opt', `${name}=${value}`]),
  ]
  await docker('run', ...options.flat(), services['alert-inbox']!.image, '-e', program)
}

/** What Docker has made of its output: one file, and what has been rotated away. */
export async function logFiles(printer: Printer): Promise<readonly string[]> {
  const path = await docker('inspect', '--format', '{{.LogPath}}', nameOf(printer))
  return readdirSync(dirname(path.trim())).filter((file) => file.includes('-json.log'))
}

/** Only when its lines have been read: its log files go with it. */
export async function forget(printer: Printer): Promise<void> {
  await docker('rm', '--force', nameOf(printer))
}

export function nameOf({ project, service }: Printer): string {
  return `${stack().project}-${project}-${service}`
}
