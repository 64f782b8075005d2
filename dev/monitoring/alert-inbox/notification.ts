export interface Alert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly startsAt: string
  readonly endsAt: string
  readonly generatorURL: string
  readonly fingerprint: string
}

/** What Alertmanager would never send; the message says what is wrong. */
export class Rejected extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Real alerts are far below; with these an inbox full of hostile ones fits its memory. */
const maxAlerts = 100
const maxPairs = 30
const maxText = 400

/** The alerts of one webhook call, cut to a known size. */
export function alertsOf(body: string): Alert[] {
  const { version, alerts } = record(parse(body))
  if (version !== '4' || !Array.isArray(alerts))
    throw new Rejected(400, 'Not a notification. Fix: send what Alertmanager sends (version 4).')
  return alerts.slice(0, maxAlerts).map(alert)
}

function alert(value: unknown): Alert {
  const { status, labels, annotations, startsAt, endsAt, generatorURL, fingerprint } = record(value)
  if (status !== 'firing' && status !== 'resolved')
    throw new Rejected(400, 'An alert without a status. Fix: say firing or resolved.')
  return {
    status,
    labels: texts(labels),
    annotations: texts(annotations),
    startsAt: text(startsAt),
    endsAt: text(endsAt),
    generatorURL: text(generatorURL),
    fingerprint: text(fingerprint),
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Rejected(400, 'The body is not JSON.')
  }
}

const record = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>

/** Sliced by Buffer, so that no long string stays alive behind its short part. */
const text = (value: unknown) =>
  typeof value === 'string' ? Buffer.from(value.slice(0, maxText)).toString() : ''

const texts = (value: unknown) =>
  Object.fromEntries(
    Object.entries(record(value))
      .slice(0, maxPairs)
      .map(([name, value]) => [text(name), text(value)]),
  )
