import { existsSync, realpathSync } from 'node:fs'
import { run } from './run.ts'

/** A binary of this machine, with the libraries that it loads: path in the image -> file. */
export async function withLibraries(
  path: string,
  file: string,
): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await run('ldd', [file])
  const libraries = parseLdd(stdout).map((library) => [library, realpathSync(library)] as const)
  return new Map([[path, realpathSync(file)], ...libraries])
}

/** The files in what ldd prints; none for a static program. */
export function parseLdd(text: string): readonly string[] {
  return [...text.matchAll(/^\s+(?:\S+ => )?(\/\S+) \(0x/gm)].map(([, path]) => path!)
}

/** @throws Error that says the fix when it is neither there nor can be installed. */
export async function installedBinary(path: string, debian: string): Promise<string> {
  if (!existsSync(path) && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const install = ['install', '-y', '-q', '-o', 'DPkg::Lock::Timeout=120', debian]
    const first = await run('apt-get', install, { env })
    if (first.code !== 0) {
      await run('apt-get', ['update', '-q'], { env })
      await run('apt-get', install, { env })
    }
  }
  if (existsSync(path)) return path
  throw new Error(
    `A stand-in image needs ${path}, which this machine does not have.\n` +
      `  Fix: install the Debian package ${debian} (apt-get install ${debian}).`,
  )
}
