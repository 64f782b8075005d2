import { docker, stack, tryDocker } from './stack.ts'

/** Runs a program as root on a volume of the stack, at /volume; stores have no shell to do it. */
function onVolume(volume: string, ...command: readonly string[]): readonly string[] {
  const [program = '', ...args] = command
  const mount = `${stack().project}_${volume}:/volume`
  const shell = ['--entrypoint', program, 'node:24.21.0-alpine']
  return ['run', '--rm', '--network', 'none', '-v', mount, ...shell, ...args]
}

/** Leaves not a byte. */
export async function fill(volume: string): Promise<void> {
  const { stderr } = await tryDocker(...onVolume(volume, 'sh', '-c', 'cat /dev/zero >/volume/full'))
  if (!stderr.includes('No space left')) throw new Error(`${volume} is not full: ${stderr}`)
}

/** As somebody who found what filled it. */
export async function makeRoom(volume: string): Promise<void> {
  await docker(...onVolume(volume, 'rm', '/volume/full'))
}
