import { run, type Result, type RunOptions } from './run.ts'

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

/** @returns whether the image is here now. */
export async function pull(tag: string): Promise<boolean> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), firstWordTimeout)
  const heard = () => clearTimeout(timer)
  try {
    const { signal } = controller
    const result: Result = await run('docker', ['pull', tag], { signal, onStdout: heard })
    return result.code === 0
  } catch (error) {
    if (controller.signal.aborted) return false
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
