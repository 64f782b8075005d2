import { runNode } from './run-node.ts'
import { stack } from './stack.ts'

/** Runs a module of Node, as root, with a volume of the stack at /volume. */
export function inVolume(volume: string, program: string, ...args: string[]): Promise<string> {
  const mount = `${stack().project}_${volume}:/volume`
  return runNode(program, args, ['--network', 'none', '--user', '0:0', '--volume', mount])
}

const list = `
import { readdirSync, statSync } from 'node:fs'
const names = readdirSync('/volume', { recursive: true })
const files = names.map((name) => [name, statSync('/volume/' + name)])
const sizes = files.filter(([, it]) => it.isFile()).map(([name, { size }]) => [name, size])
process.stdout.write(JSON.stringify(Object.fromEntries(sizes)))
`

/** Bytes of each file. */
export async function sizesIn(volume: string): Promise<Record<string, number>> {
  return JSON.parse(await inVolume(volume, list)) as Record<string, number>
}
