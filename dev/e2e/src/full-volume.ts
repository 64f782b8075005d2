import { inVolume } from './on-volume.ts'

const full = `
import { openSync, writeSync } from 'node:fs'
const file = openSync('/volume/full', 'w')
const bytes = Buffer.alloc(65_536)
try {
  for (;;) writeSync(file, bytes)
} catch (error) {
  if (error.code !== 'ENOSPC') throw error
}
`
const room = `
import { rmSync } from 'node:fs'
rmSync('/volume/full', { force: true })
`

/** Leaves not a byte. */
export async function fill(volume: string): Promise<void> {
  await inVolume(volume, full)
}

/** As somebody who found what filled it. */
export async function makeRoom(volume: string): Promise<void> {
  await inVolume(volume, room)
}
