import { $, copyButton, el } from './dom.js'
import { clock, duration, plural } from './format.js'
import { droppedKey, marked, workspaceChip } from './marks.js'
import { current, go } from './route.js'
import { plainText } from './state.js'
import { waterfall } from './waterfall.js'

const dialog = () => $('detail')

async function load(path) {
  const response = await fetch(path)
  const body = await response.json()
  return response.ok ? body : Promise.reject(new Error(body.message))
}

function open(title, ...children) {
  const close = el(
    'button.quiet',
    { type: 'button', 'aria-label': 'Close', onclick: closeDetail },
    '✕',
  )
  dialog().replaceChildren(
    el('div.sheet', {}, el('header', {}, el('h2', {}, title), close), ...children),
  )
  if (!dialog().open) dialog().showModal()
}

/** Closing a trace also leaves its address. */
export function closeDetail() {
  dialog().close()
  if (current().traceId) go('/traces')
}

const table = (attributes, dropped) =>
  el(
    'dl.attributes',
    {},
    ...attributes.flatMap(({ key, value }) => [
      el('dt', {}, key),
      el('dd', {}, ...marked(value, `attribute ${key}`)),
    ]),
    ...dropped.flatMap((key) => [
      el('dt', {}, droppedKey(key)),
      el('dd.muted', {}, 'dropped before sending'),
    ]),
  )

const eventBlock = ({ time, name, attributes }) =>
  el(
    'section',
    {},
    el('h4', {}, ...marked(name, 'event name'), ` ${clock(time)}`),
    table(attributes, []),
  )

/** A record in full, and below it the bytes: nothing else left. */
export async function recordBlock(id) {
  try {
    const record = await load(`/api/record/${id}`)
    return el(
      'section.record',
      {},
      record.status.length > 0 ? el('p.failed', {}, ...marked(record.status, 'span status')) : '',
      table(record.attributes, record.dropped),
      ...record.events.map(eventBlock),
      el(
        'h3',
        {},
        'This is all that left',
        copyButton('Copy', () => plainText(record.raw)),
      ),
      el('pre.raw', { tabindex: 0 }, ...marked(record.raw, 'OTLP')),
    )
  } catch (error) {
    return el('p.note', {}, error.message)
  }
}

export async function openRecord(id, title) {
  open(title, await recordBlock(id))
}

/** A line opens its trace, with itself picked; without a trace it opens alone. */
export async function openLog(log) {
  const opened = log.traceId && (await openTrace(log.traceId, log.id))
  if (!opened) open(el('span', {}, ...marked(log.body, 'log body')), await recordBlock(log.id))
}

/** `false` when the trace is not (or no longer) held. */
export async function openTrace(traceId, picked) {
  const trace = await load(`/api/trace/${traceId}`).catch(() => undefined)
  if (!trace) return false
  const root = trace.tree.toSorted((a, b) => a.start - b.start)[0]
  const failed = trace.tree.find((span) => span.error)
  const record = el('div')
  const choose = async (id) => {
    for (const row of dialog().querySelectorAll('.wrow')) {
      row.setAttribute('aria-pressed', String(row.dataset.id === id))
      row.tabIndex = row.dataset.id === id ? 0 : -1
    }
    const block = await recordBlock(id)
    const overtaken = dialog().querySelector('[aria-pressed=true]')?.dataset.id !== id
    if (!overtaken) record.replaceChildren(block)
  }
  const first = picked ?? failed?.id ?? root.id
  open(
    el('span', {}, ...marked(trace.name, 'span name')),
    el(
      'p.facts',
      {},
      ...trace.workspaces.map(workspaceChip),
      el('span', {}, trace.service),
      el('span', {}, duration(trace.duration)),
      el('span', {}, plural(trace.spans, 'span')),
      el('span', {}, plural(trace.logs.length, 'log')),
      trace.errors > 0 ? el('span.failed', {}, plural(trace.errors, 'error')) : '',
      el('a.muted', { href: `/t/${traceId}` }, traceId),
    ),
    waterfall(trace, first, choose),
    record,
  )
  await choose(first)
  return true
}
