import { runNode } from './run-node.ts'
import { stack } from './stack.ts'

/** Runs in a container of the stack's network: nobody outside may write past the collector. */
const push = `
const [service, bytes, at] = [process.argv[1], Number(process.argv[2]), BigInt(process.argv[3])]
const words = ' application for a building permit taken in, three documents, fee due'.repeat(2)
let line = 0
for (let sent = 0; sent < bytes; ) {
  const values = []
  for (let size = 0; size < 1_000_000; line++) {
    const text = line + words
    values.push([String(at * 1_000_000n + BigInt(line) * 1_000n), text])
    size += text.length
    sent += text.length
  }
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ streams: [{ stream: { service_name: service }, values }] })
  const answer = await fetch('http://loki:3100/loki/api/v1/push', { method: 'POST', headers, body })
  if (answer.status !== 204) throw new Error(answer.status + await answer.text())
  // Slower than a stream may grow: above that, Loki takes a part of the lines and refuses the others.
  await new Promise((resolve) => setTimeout(resolve, 280))
}
process.stdout.write(String(line))
`

/**
 * So many bytes of logs of a service, all said within a second or so.
 *
 * @returns how many lines that are
 */
export async function fillLoki(service: string, bytes: number, at: number): Promise<number> {
  const options = ['--network', `${stack().project}_monitoring`]
  return Number(await runNode(push, [service, String(bytes), String(at)], options))
}
