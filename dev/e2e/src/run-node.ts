import { container, docker } from './stack.ts'

/** Runs a module of Node once, in a container of the image that the stack has anyway. */
export async function runNode(
  program: string,
  args: readonly string[],
  options: readonly string[],
): Promise<string> {
  const image = await docker('inspect', '--format', '{{.Config.Image}}', container('origin-guard'))
  const node = ['--entrypoint', 'node', image.trim(), '--input-type=module', '-e', program]
  return docker('run', '--rm', ...options, ...node, ...args)
}
