import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PortTaken, startViewer, type Viewer } from '@sva/viewer'
import { foreground } from './foreground.ts'
import { readOptions } from './options.ts'
import { isFree } from './ports.ts'
import { root } from './repository.ts'

const help = `The demo, restarted when a file of it changes, sending to :4318 (OTLP_HTTP_PORT).

  pnpm dev [--port N]

  --port N   where the demo listens (default 3000)

The stack's collector or a viewer on that port is used; where there is none, a viewer starts itself.
Variables of .env are the demo's, too: .env.example. Ctrl-C ends both.
`

const receives = new Set<PortTaken['who']>(['viewer', 'collector'])

/** @returns undefined when somebody else receives there already, as the stack's collector does. */
async function viewerUnlessReceiving(port: number): Promise<Viewer | undefined> {
  try {
    return await startViewer({ port })
  } catch (error) {
    if (error instanceof PortTaken && receives.has(error.who)) return undefined
    throw error
  }
}

async function main(): Promise<void> {
  const { values } = readOptions(help, {
    options: { port: { type: 'string', default: '3000' }, help: { type: 'boolean', short: 'h' } },
  })
  if (!/^\d{1,5}$/.test(values.port)) {
    throw new Error('--port takes the number of a port.\n  Fix: pnpm dev --port 3001')
  }
  const dotenv = join(root, '.env')
  if (existsSync(dotenv)) process.loadEnvFile(dotenv)
  const otlpPort = Number(process.env.OTLP_HTTP_PORT || 4318)
  // Asked before the demo is: under --watch a taken port would be a crash after each change.
  if (!(await isFree(Number(values.port)))) {
    throw new Error(`Port ${values.port} is taken.\n  Fix: pnpm dev --port N`)
  }
  const viewer = await viewerUnlessReceiving(otlpPort)
  process.stdout.write(
    viewer
      ? `viewer  ${viewer.url}\n`
      : `Telemetry goes to whoever receives on port ${otlpPort} already.\n`,
  )
  process.stdout.write(`demo    http://127.0.0.1:${values.port}\n`)
  const args = ['--watch', '--watch-preserve-output', '--import', './src/monitoring.ts']
  const demo = spawn(process.execPath, [...args, 'src/main.ts'], {
    cwd: join(root, 'apps/demo'),
    env: {
      ...process.env,
      PORT: values.port,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${otlpPort}`,
      // Soon enough for somebody who waits in front of the screen.
      OTEL_METRIC_EXPORT_INTERVAL: '5000',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.exitCode = await foreground(demo)
  await viewer?.close()
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
