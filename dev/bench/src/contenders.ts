import { existsSync, readFileSync } from 'node:fs'
import type { Contender, Load, Peer } from './contender.ts'
import { naive } from './naive.ts'
import { ours } from './ours.ts'
import { evlog } from './peers/evlog.ts'
import { fastRedact } from './peers/fast-redact.ts'
import { logfire } from './peers/logfire.ts'
import { openredaction } from './peers/openredaction.ts'
import { pinojsRedact } from './peers/pinojs-redact.ts'
import { redactPii } from './peers/redact-pii.ts'

/** A folder with a lock file of its own, so that nobody installs it who runs no benchmark. */
export const peersFolder = new URL('../peers/', import.meta.url)

export const peers: readonly Peer[] = [
  evlog,
  logfire,
  redactPii,
  openredaction,
  pinojsRedact,
  fastRedact,
]

interface Manifest {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

function readManifest(file: string): Manifest {
  const url = new URL(file, peersFolder)
  return existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as Manifest) : {}
}

const pinned = readManifest('package.json').dependencies ?? {}

/** The pinned version of a peer is there. */
export function isInstalled({ name }: Peer): boolean {
  return readManifest(`node_modules/${name}/package.json`).version === pinned[name]
}

const load: Load = (file) => import(new URL(`node_modules/${file}`, peersFolder).href)

/** Ours, the twelve expressions, and the peers that are installed. */
export async function loadContenders(names?: readonly string[]): Promise<readonly Contender[]> {
  const wanted = ({ name }: { readonly name: string }) => names?.includes(name) ?? true
  const installed = peers.filter(wanted).filter(isInstalled)
  const loaded = installed.map(async ({ name, create }) => {
    const version = pinned[name]
    return { name, ...(version === undefined ? {} : { version }), ...(await create(load)) }
  })
  return [...[ours, naive].filter(wanted), ...(await Promise.all(loaded))]
}
