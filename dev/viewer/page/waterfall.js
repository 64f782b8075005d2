import { el } from './dom.js'
import { clock, duration } from './format.js'
import { marked } from './marks.js'

/** Spans below their parents, and every log and span in the order of time. */
export function ordered({ tree, logs }) {
  const ids = new Set(tree.map((span) => span.spanId))
  const items = [
    ...tree.map((span) => ({ span, time: span.start, parent: span.parentId })),
    ...logs.map((log) => ({ log, time: log.time, parent: log.spanId })),
  ].toSorted((a, b) => a.time - b.time)
  const children = Map.groupBy(items, ({ parent }) => (ids.has(parent) ? parent : ''))
  const seen = new Set()
  const rows = []
  // A stack, not recursion: the depth is the sender's choice, and so are circles.
  const stack = (children.get('') ?? []).toReversed().map((item) => ({ ...item, depth: 0 }))
  while (stack.length > 0) {
    const item = stack.pop()
    rows.push(item)
    if (!item.span || seen.has(item.span.spanId)) continue
    seen.add(item.span.spanId)
    const below = (children.get(item.span.spanId) ?? []).toReversed()
    stack.push(...below.map((child) => ({ ...child, depth: item.depth + 1 })))
  }
  return rows
}

const percent = (share) => `${(share * 100).toFixed(3)}%`

function bar({ span, log }, trace) {
  const length = trace.duration || 1
  if (log) {
    const left = Math.min(1, Math.max(0, (log.time - trace.start) / length))
    return el(`span.tick.${log.level}`, { '--left': percent(left), 'data-tip': clock(log.time) })
  }
  const left = (span.start - trace.start) / length
  const width = (span.end - span.start) / length
  const place = left + width < 0.85 ? '' : width > 0.3 ? '.inside' : '.before'
  return el(
    'span.span-bar',
    { '--left': percent(left), '--width': percent(width) },
    el(`span.took${place}`, {}, duration(span.end - span.start)),
  )
}

const name = ({ span, log }) =>
  span
    ? [
        el('span.body', {}, ...marked(span.name, 'span name')),
        el('span.muted', {}, ` ${span.kind}`),
      ]
    : [el('span.level', {}, log.level), el('span.body', {}, ...marked(log.body, 'log body'))]

/** `choose(id)` is told which row was picked. */
export function waterfall(trace, selected, choose) {
  const rows = ordered(trace).map((item) => {
    const record = item.span ?? item.log
    const kind = item.span
      ? `spanrow${item.span.error ? '.error' : ''}`
      : `logrow.${item.log.level}`
    return el(
      `div.wrow.${kind}`,
      {
        role: 'button',
        tabindex: record.id === selected ? 0 : -1,
        autofocus: record.id === selected,
        'data-row': true,
        'data-id': record.id,
        'aria-pressed': String(record.id === selected),
        '--depth': Math.min(item.depth, 12),
        onclick: () => choose(record.id),
      },
      el('span.wname', {}, ...name(item)),
      el('span.track', {}, bar(item, trace)),
    )
  })
  const marks = [0, 0.25, 0.5, 0.75].map((share) =>
    el('span', { '--left': percent(share) }, duration(trace.duration * share)),
  )
  const axis = el('div.axis', { 'aria-hidden': 'true' }, el('span'), el('span.track', {}, ...marks))
  return el('div.waterfall', {}, axis, ...rows)
}
