import { run, type RunOptions } from './run.ts'

/** Marks a stand-in, with what it was made of. */
export const label = 'sva.stand-in'

/** @throws Error with what Docker said. */
export async function docker(args: readonly string[], options?: RunOptions): Promise<string> {
  const { code, stdout, stderr } = await run('docker', args, options)
  if (code === 0) return stdout
  throw new Error(`docker ${args[0]} failed: ${lastLine(stderr)}`)
}

/** @throws Error that says the fix when no daemon answers. */
export async function checkDocker(): Promise<void> {
  const { code } = await run('docker', ['version', '--format', '{{.Server.Version}}'])
  if (code === 0) return
  throw new Error(
    'No Docker daemon answers.\n  Fix: start Docker (Docker Desktop, or `systemctl start docker`), or set DOCKER_HOST.',
  )
}

/** @returns what it was made of for a stand-in, '' for a real image, undefined when there is none. */
export async function presentImage(tag: string): Promise<string | undefined> {
  const format = `{{with .Config.Labels}}{{index . "${label}"}}{{end}}`
  const { code, stdout } = await run('docker', ['image', 'inspect', '--format', format, tag])
  return code === 0 ? stdout.trim() : undefined
}

/** How long a registry may take for its first word; after that a pull takes as long as it takes. */
const firstWordTimeout = 20_000
const refusal = /manifest unknown|not found|denied|unauthorized|toomanyrequests/i

/** `silent`: the registry does not answer; anything else is the image's own matter. */
export async function pull(tag: string): Promise<'pulled' | 'refused' | 'silent'> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), firstWordTimeout)
  const onStdout = () => clearTimeout(timer)
  try {
    const { signal } = controller
    const { code, stderr } = await run('docker', ['pull', tag], { signal, onStdout })
    if (code === 0) return 'pulled'
    return refusal.test(stderr) ? 'refused' : 'silent'
  } catch (error) {
    if (controller.signal.aborted) return 'silent'
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
