import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** What the caches of the largest program (Loki) come to, with something to spare. */
const neededBytes = 8e9

/** @throws Error when the temporary folder could fill up in the middle of a build. */
export function checkDisk(folder = tmpdir(), free = freeBytes(folder)): void {
  if (free >= neededBytes) return
  const gigabytes = (free / 1e9).toFixed(1)
  throw new Error(
    `Building needs ${neededBytes / 1e9} GB in ${folder} for a while; ${gigabytes} GB are free.\n` +
      '  Fix: free some, or set TMPDIR to a folder on another disk.',
  )
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
