import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startViewer } from '@sva/viewer'
import { chromium, type Page } from 'playwright-core'
import { root } from '../repository.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Running extends AsyncDisposable {
  readonly viewerUrl: string
  readonly demoUrl: string
  /** A new tab with no cookies. What it complains about is added to `complaints`. */
  tab(): Promise<Page>
  readonly complaints: readonly string[]
}

/** Viewer, demo and browser, each on a free port, all gone at the end. */
export async function startAll(): Promise<Running> {
  const viewer = await startViewer({ port: 0 })
  const demo = await startDemo(viewer.url)
  const browser = await chromium.launch({ executablePath: process.env.SVA_BROWSER!, args: flags })
  const complaints: string[] = []
  return {
    viewerUrl: viewer.url,
    demoUrl: demo.url,
    complaints,
    async tab() {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        colorScheme: 'light',
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
      })
      context.setDefaultTimeout(10_000)
      const page = await context.newPage()
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText
        // Leaving a page ends its stream and what it still loads; that is not a failure.
        if (why !== 'net::ERR_ABORTED') complaints.push(`${why}: ${request.url()}`)
      })
      return page
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await demo.stop()
      await viewer.close()
    },
  }
}

async function startDemo(endpoint: string) {
  const child = spawn(process.execPath, ['--import', './src/monitoring.ts', 'src/main.ts'], {
    cwd: join(root, 'apps/demo'),
    env: {
      ...process.env,
      PORT: '0',
      PAYMENT_FAILS_EVERY: '1',
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_BLRP_SCHEDULE_DELAY: '100',
      OTEL_BSP_SCHEDULE_DELAY: '100',
      OTEL_METRIC_EXPORT_INTERVAL: '500',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('http://')) continue
    // Unread output would fill the pipe, and stop the demo.
    child.stdout.resume()
    return {
      url: line,
      async stop() {
        child.kill('SIGTERM')
        await exited
      },
    }
  }
  throw new Error('The demo ended before it listened.')
}
