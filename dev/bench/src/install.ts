import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isInstalled, peers, peersFolder } from './contenders.ts'

const PATIENCE = 180_000

/** Installs the peers on first use. Returns why not, in one sentence. */
export function installPeers(): string | undefined {
  if (peers.every(isInstalled)) return undefined
  process.stderr.write('installing the peers into dev/bench/peers, once ...\n')
  const { status, error } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1', '--loglevel=error'],
    { cwd: fileURLToPath(peersFolder), stdio: ['ignore', 'ignore', 'inherit'], timeout: PATIENCE },
  )
  if (status === 0) return undefined
  const why = error === undefined ? `npm ci ended with ${status}` : error.message
  return `The peers are not installed (${why}): ours and the twelve expressions only.`
}
