import { parseArgs } from 'node:util'
import { PortTaken, startViewer } from './index.ts'

const help = `Shows what left the process: an OTLP/HTTP receiver with a page.

  node dev/viewer/src/main.ts [--port N] [--help]

  --port N   listen on 127.0.0.1:N (default 4318, where exporters send; 0 takes a free one)

Point an app at it:
  OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 node --import @sva/monitoring-client/register app.js
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return void process.stdout.write(help)
  const port = Number(values.port ?? 4318)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TypeError('--port takes a number from 0 to 65535.')
  const viewer = await startViewer({ port })
  process.stdout.write(`${viewer.url}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void viewer.close())
}

main().catch((error: unknown) => {
  const expected = error instanceof PortTaken || error instanceof TypeError
  process.stderr.write(`${expected ? error.message : String(error)}\n`)
  process.exitCode = 1
})
