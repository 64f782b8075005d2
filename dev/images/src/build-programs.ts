import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { compile } from './compile.ts'
import { checkDisk } from './disk.ts'
import { findGo, type Go } from './go.ts'
import { hash, wrapperHash } from './hash.ts'
import { programNamed, programs, type Program } from './programs.ts'
import { inTemporaryFolder } from './temporary-folder.ts'

export type Progress = (line: string) => void

export interface BuildOptions {
  readonly progress?: Progress
}

/**
 * The programs' binaries, from the cache folder or else built, one program after another.
 *
 * @returns name -> folder with its binaries.
 * @throws Error that says the fix: no Go, a full disk, a module that could not be had.
 */
export async function buildPrograms(
  names: readonly string[] = programs.map(({ name }) => name),
  { progress = () => {} }: BuildOptions = {},
): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, string>()
  if (names.length === 0) return folders
  const go = await findGo()
  for (const program of names.map(programNamed)) {
    const folder = cachedFolder(program, go)
    if (!isComplete(program, folder)) await build(program, go, folder, progress)
    folders.set(program.name, folder)
  }
  return folders
}

export function cachedFolder(program: Program, go: Pick<Go, 'version'>, env = process.env): string {
  const key = hash(wrapperHash(program), go.version, process.arch)
  return join(cacheFolder(env), `${program.name}-${key}`)
}

function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base =
    env['SVA_CACHE'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'sva-studio')
  return join(base, 'programs')
}

function isComplete(program: Program, folder: string): boolean {
  return Object.keys(program.binaries).every((binary) => existsSync(join(folder, binary)))
}

async function build(program: Program, go: Go, target: string, progress: Progress): Promise<void> {
  checkDisk()
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  let fetched = 0
  progress(`${program.name} ${program.release}: building with Go ${go.version}`)
  const heartbeat = setInterval(() => {
    progress(`${program.name}: ${seconds()}, ${fetched} modules fetched`)
  }, 15_000)
  try {
    await inTemporaryFolder(async (folder, signal) => {
      await compile(program, { go, folder, signal, onModule: () => (fetched += 1) })
      keep(join(folder, 'bin'), target)
    })
  } finally {
    clearInterval(heartbeat)
  }
  progress(`${program.name} ${program.release}: built in ${seconds()} (${sizes(program, target)})`)
}

/** Whole or not at all: another build, or this one again after a crash, sees no half folder. */
function keep(binaries: string, target: string): void {
  const staging = `${target}.${process.pid}`
  mkdirSync(dirname(target), { recursive: true })
  try {
    cpSync(binaries, staging, { recursive: true })
    rmSync(target, { recursive: true, force: true })
    renameSync(staging, target)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

function sizes(program: Program, folder: string): string {
  return Object.keys(program.binaries)
    .map((binary) => `${binary} ${Math.round(statSync(join(folder, binary)).size / 1e6)} MB`)
    .join(', ')
}
