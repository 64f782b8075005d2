import { object } from './value.ts'

/** Thrown by `startViewer` when something else listens; the message says who, and what to do. */
export class PortTaken extends Error {
  readonly code = 'EADDRINUSE'
  readonly port: number
  readonly who: Who

  constructor(port: number, who: Who) {
    super(
      `Port ${port} is taken: ${answers[who].who} answers there.\n  Fix: ${answers[who].fix(port)}`,
    )
    this.port = port
    this.who = who
  }
}

type Who = keyof typeof answers

const elsewhere = (port: number): string =>
  `start the viewer with --port ${port + 1} and the app with OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:${port + 1}`

const answers = {
  viewer: {
    who: 'another viewer',
    fix: (port: number) =>
      `open http://127.0.0.1:${port}, it shows the same; or ${elsewhere(port)}.`,
  },
  collector: {
    who: 'an OpenTelemetry collector',
    fix: (port: number) =>
      `it takes the telemetry already, so no viewer is needed; or ${elsewhere(port)}.`,
  },
  http: {
    who: 'something that speaks HTTP',
    fix: (port: number) => `find it with \`lsof -i :${port}\` and stop it; or ${elsewhere(port)}.`,
  },
  unknown: {
    who: 'something that does not speak HTTP',
    fix: (port: number) => `find it with \`lsof -i :${port}\` and stop it; or ${elsewhere(port)}.`,
  },
}

export async function whoListens(port: number): Promise<Who> {
  const health = await ask(`http://127.0.0.1:${port}/healthz`)
  if (!health) return 'unknown'
  if (object(health.body).service === 'sva-viewer') return 'viewer'
  const logs = await ask(`http://127.0.0.1:${port}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  return logs?.status === 200 ? 'collector' : 'http'
}

async function ask(url: string, init: RequestInit = {}) {
  try {
    const signal = AbortSignal.timeout(1_000)
    const response = await fetch(url, { ...init, signal, redirect: 'manual' })
    const body: unknown = await response.json().catch(() => undefined)
    return { status: response.status, body }
  } catch {
    return undefined
  }
}
