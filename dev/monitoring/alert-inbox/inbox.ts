import type { Alert } from './notification.ts'

export interface Received extends Alert {
  /** When it came last, and how often: Alertmanager repeats what still fires. */
  readonly receivedAt: string
  readonly times: number
}

export interface Inbox {
  take(alerts: readonly Alert[]): void
  /** Newest first. */
  all(): readonly Received[]
  readonly notifications: number
  /** Milliseconds since the epoch; undefined until the first one. */
  readonly lastWatchdog: number | undefined
  /** Why nobody can rely on alerts, or undefined. */
  complaint(): string | undefined
}

const maxKept = 100
/** Alertmanager repeats the Watchdog every 5 minutes; also how long a start may take. */
const patience = 15 * 60_000

export function createInbox(now: () => number = Date.now): Inbox {
  const startedAt = now()
  const kept = new Map<string, Received>()
  let notifications = 0
  let lastWatchdog: number | undefined

  function keep(alert: Alert): void {
    // One entry for each time it fired and one for each end, not one for each repetition.
    const key = JSON.stringify([alert.fingerprint, alert.startsAt, alert.status])
    const times = (kept.get(key)?.times ?? 0) + 1
    kept.delete(key)
    kept.set(key, { ...alert, receivedAt: new Date(now()).toISOString(), times })
    if (kept.size > maxKept) kept.delete(kept.keys().next().value!)
  }

  return {
    take(alerts) {
      notifications++
      for (const alert of alerts) {
        keep(alert)
        if (alert.labels['alertname'] === 'Watchdog' && alert.status === 'firing')
          lastWatchdog = now()
      }
    },
    all: () => [...kept.values()].toReversed(),
    get notifications() {
      return notifications
    },
    get lastWatchdog() {
      return lastWatchdog
    },
    complaint() {
      if (now() - (lastWatchdog ?? startedAt) <= patience) return undefined
      const since = new Date(lastWatchdog ?? startedAt).toISOString()
      return `No Watchdog since ${since}: alerts do not arrive. Fix: look at prometheus and alertmanager.`
    },
  }
}
