import { el, reconcile } from './dom.js'
import { clock, duration, plural } from './format.js'
import { marked, workspaceChip } from './marks.js'
import { go } from './route.js'
import { shownTraces } from './state.js'

const maxRows = 300
const rows = new WeakMap()

function traceRow(trace, slowest) {
  const row = rows.get(trace) ?? newRow(trace)
  rows.set(trace, row)
  row.style.setProperty('--share', String(trace.duration / (slowest || 1)))
  return row
}

const newRow = (trace) =>
  el(
    `div.row.trace${trace.errors > 0 ? '.error' : ''}`,
    { role: 'button', tabindex: -1, 'data-row': true, onclick: () => go(`/t/${trace.traceId}`) },
    el('time', { datetime: new Date(trace.start).toISOString() }, clock(trace.start)),
    el('span.took', {}, el('span.share'), duration(trace.duration)),
    el('span.where', {}, ...trace.workspaces.slice(0, 3).map(workspaceChip)),
    el(
      'span.message',
      {},
      el('span.body', {}, ...marked(trace.name, 'span name')),
      el('span.pair', {}, trace.service),
      el('span.pair', {}, plural(trace.spans, 'span')),
      trace.errors > 0 ? el('span.failed', {}, plural(trace.errors, 'error')) : '',
    ),
  )

export function tracesView() {
  const list = el('div.rows', { 'aria-label': 'Traces, newest first' })
  function draw() {
    const traces = shownTraces().slice(0, maxRows)
    const slowest = Math.max(...traces.map((trace) => trace.duration), 0)
    reconcile(
      list,
      traces.map((trace) => traceRow(trace, slowest)),
    )
    list.firstElementChild?.setAttribute('tabindex', '0')
  }
  return { node: list, draw, nothing: () => shownTraces().length === 0 }
}
