import type { Inbox } from './inbox.ts'
import type { Members } from './members.ts'

/** In Prometheus' text format. */
export function metrics(inbox: Inbox, members: Members): string {
  const { lastWatchdog, notifications } = inbox
  return [
    '# HELP alert_webhook_notifications_total Notifications taken from Alertmanager.',
    '# TYPE alert_webhook_notifications_total counter',
    `alert_webhook_notifications_total ${notifications}`,
    '# HELP alert_webhook_last_watchdog_timestamp_seconds When the Watchdog came last; absent until it has.',
    '# TYPE alert_webhook_last_watchdog_timestamp_seconds gauge',
    ...(lastWatchdog === undefined
      ? []
      : [`alert_webhook_last_watchdog_timestamp_seconds ${lastWatchdog / 1000}`]),
    '# HELP stack_member_up Whether a member without a health check of its own answers.',
    '# TYPE stack_member_up gauge',
    ...[...members].map(([member, isUp]) => `stack_member_up{member="${member}"} ${Number(isUp)}`),
    '',
  ].join('\n')
}
