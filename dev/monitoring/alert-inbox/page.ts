import type { Inbox, Received } from './inbox.ts'
import type { Members } from './members.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char)

/** Only what a browser opens as a page: no `javascript:`. */
const isLink = (text: string) => /^https?:\/\//.test(text)
const link = (text: string) =>
  isLink(text) ? `<a href="${escape(text)}" rel="noreferrer">${escape(text)}</a>` : escape(text)

const rows = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs)
    .map(([name, value]) => `<dt>${escape(name)}</dt><dd>${link(value)}</dd>`)
    .join('')

function entry(alert: Received): string {
  const { alertname = 'Alert without a name', severity = '' } = alert.labels
  const summary = alert.annotations['summary'] ?? ''
  const repeated = alert.times > 1 ? ` · ${alert.times} times` : ''
  return `<li><details class="${alert.status}"><summary>
<b>${alert.status}</b> ${escape(alertname)} ${escape(severity)}
<small>${escape(alert.receivedAt)}${repeated}</small><br>${escape(summary)}
</summary><dl>${rows({
    ...alert.labels,
    ...alert.annotations,
    'started at': alert.startsAt,
    'ended at': alert.status === 'resolved' ? alert.endsAt : '',
    query: alert.generatorURL,
  })}</dl></details></li>`
}

const member = ([name, isUp]: [string, boolean]) =>
  `<li class="${isUp ? 'resolved' : 'firing'}">${escape(name)}: ${isUp ? 'up' : 'down'}</li>`

export function page(inbox: Inbox, members: Members): string {
  const complaint = inbox.complaint()
  const { lastWatchdog } = inbox
  const watchdog =
    lastWatchdog === undefined ? 'not come yet' : `came ${new Date(lastWatchdog).toISOString()}`
  const alerts = inbox.all()
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Alert inbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<main>
<h1>Alert inbox</h1>
<p class="${complaint === undefined ? 'resolved' : 'firing'}" role="status">${escape(complaint ?? `The Watchdog has ${watchdog}.`)}</p>
<h2>Stack members</h2>
<ul>${[...members].map(member).join('') || '<li>Not asked yet.</li>'}</ul>
<h2>Notifications, newest first</h2>
${alerts.length === 0 ? '<p>None so far.</p>' : `<ol>${alerts.map(entry).join('')}</ol>`}
<p><a href="/">Reload</a> · <a href="/alerts">as JSON</a> · <a href="/metrics">metrics</a></p>
</main>
</html>
`
}
