import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { docker, label } from './docker.ts'
import { hash, wrapperHash } from './hash.ts'
import { installedBinary, withLibraries } from './host-binary.ts'
import type { Base, Image, Source } from './images.ts'
import { programNamed } from './programs.ts'
import { run } from './run.ts'
import { tar, type Entry } from './tar.ts'

const certificates = '/etc/ssl/certs/ca-certificates.crt'
const busybox = { host: '/bin/busybox', debian: 'busybox-static' }

/** Programs that the real base has and that health checks and people at 3 a.m. call. */
const basePrograms: Readonly<Record<Base, Readonly<Record<string, Source>>>> = {
  scratch: {},
  distroless: {},
  busybox: { '/bin/busybox': busybox },
  ubuntu: {
    '/bin/bash': { host: '/bin/bash', debian: 'bash' },
    '/bin/grep': { host: '/bin/grep', debian: 'grep' },
  },
}

/** Changes with whatever a stand-in is made of, this file included, so that a stale one is made anew. */
export function standInHash(image: Image): string {
  const wrappers = Object.values(image.files).map((source) => {
    if (source === 'node') return process.version
    return 'program' in source ? wrapperHash(programNamed(source.program)) : source.host
  })
  return hash(image, wrappers, readFileSync(import.meta.filename, 'utf8'))
}

/** Makes the image and gives it the pinned name. `programs`: name -> folder with its binaries. */
export async function makeStandIn(
  image: Image,
  programs: ReadonlyMap<string, string>,
): Promise<void> {
  const entries = await standInEntries(image, programs)
  const changes = changesOf(image).flatMap((change) => ['--change', change])
  const input = Readable.from(tar(entries))
  const { stdout: replaced } = await run('docker', ['images', '--quiet', image.tag])
  await docker(['import', ...changes, '-', image.tag], { input })
  // Without its name nobody would find it again; a container that still runs it keeps it.
  if (replaced.trim() !== '') await run('docker', ['image', 'rm', replaced.trim()])
}

export async function standInEntries(
  image: Image,
  programs: ReadonlyMap<string, string>,
): Promise<readonly Entry[]> {
  const files = new Map<string, string>()
  for (const [path, source] of Object.entries({ ...basePrograms[image.base], ...image.files })) {
    for (const [at, file] of await filesOf(path, source, programs)) files.set(at, file)
  }
  if (existsSync(certificates)) files.set(certificates, certificates)
  const folders = Object.entries(image.folders ?? {})
  // The scratch image has no /tmp, and a program that needs one must fail here as it does there.
  const tmp = image.base === 'scratch' ? [] : [{ path: 'tmp', folder: 0o1777 }]
  return [
    ...parents([...files.keys(), ...folders.map(([path]) => path)]),
    ...tmp,
    ...folders.map(([path, owner]) => ({ path: path.slice(1), folder: 0o755, owner })),
    ...[...files].map(([path, file]) => ({ path: path.slice(1), file })),
    ...(image.base === 'busybox' ? await busyboxLinks() : []),
  ]
}

async function filesOf(
  path: string,
  source: Source,
  programs: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  if (source === 'node') return withLibraries(path, process.execPath)
  if ('host' in source) {
    return withLibraries(path, await installedBinary(source.host, source.debian))
  }
  return new Map([[path, join(programs.get(source.program)!, source.binary)]])
}

async function busyboxLinks(): Promise<readonly Entry[]> {
  const { stdout } = await run(busybox.host, ['--list'])
  const applets = stdout
    .split('\n')
    .filter((applet) => /^\S+$/.test(applet) && applet !== 'busybox')
  return applets.map((applet) => ({ path: `bin/${applet}`, link: 'busybox' }))
}

/** Every folder above these paths, from the top. */
function parents(paths: readonly string[]): readonly Entry[] {
  const above = (path: string): string[] => (path === '/' ? [] : [...above(dirname(path)), path])
  const all = new Set(paths.flatMap((path) => above(dirname(path))))
  for (const path of paths) all.delete(path)
  return [...all].map((path) => ({ path: path.slice(1), folder: 0o755 }))
}

export function changesOf(image: Image): readonly string[] {
  const list = (value: readonly string[]) => JSON.stringify(value)
  return [
    `LABEL ${label}=${standInHash(image)}`,
    ...(image.user === undefined ? [] : [`USER ${image.user}`]),
    ...(image.workdir === undefined ? [] : [`WORKDIR ${image.workdir}`]),
    ...(image.volume === undefined ? [] : [`VOLUME ${list([image.volume])}`]),
    ...(image.entrypoint === undefined ? [] : [`ENTRYPOINT ${list(image.entrypoint)}`]),
    ...(image.cmd === undefined ? [] : [`CMD ${list(image.cmd)}`]),
  ]
}
