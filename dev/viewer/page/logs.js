import { el, reconcile } from './dom.js'
import { clock, count } from './format.js'
import { droppedKey, marked, workspaceChip } from './marks.js'
import { openLog } from './detail.js'
import { shownLogs, state } from './state.js'

const maxRows = 300
const rows = new WeakMap()

// A space after each part is where the line may break.
const spaced = (parts) => parts.filter(Boolean).flatMap((part) => [part, ' '])

const attribute = ({ key, value }) =>
  el('span.pair', {}, el('span.key', {}, key), '=', ...marked(value, key))

export function logRow(log) {
  const known = rows.get(log)
  if (known) return known
  const row = el(
    `div.row.log.${log.level}`,
    { role: 'button', tabindex: -1, 'data-row': true, onclick: () => openLog(log) },
    el('time', { datetime: new Date(log.time).toISOString() }, clock(log.time)),
    el('span.level', {}, log.level),
    el('span.where', {}, workspaceChip(log.workspace), el('span.component', {}, log.component)),
    el(
      'span.message',
      {},
      ...spaced([
        el('span.body', {}, ...marked(log.body, 'log body')),
        log.action && el('span.action', {}, log.action),
        ...log.attributes.map(attribute),
        ...log.dropped.map(droppedKey),
      ]),
    ),
  )
  rows.set(log, row)
  return row
}

/** The live tail. It holds still while someone reads: pointer or focus on it, or scrolled down. */
export function logsView() {
  const list = el('div.rows', {
    role: 'log',
    'aria-live': 'off',
    'aria-label': 'Logs, newest first',
  })
  const held = el('button.held', { type: 'button', hidden: true, onclick: () => resume() })
  /** The newest line on the screen. */
  let top
  /** What it was the newest of: another filter starts at its own top. */
  let asked
  let hovering = false
  list.addEventListener('pointerenter', ({ pointerType }) => (hovering = pointerType === 'mouse'))
  list.addEventListener('pointerleave', () => {
    hovering = false
    draw()
  })
  const reading = () => hovering || list.contains(document.activeElement) || scrollY > 320
  function resume() {
    document.activeElement?.blur()
    scrollTo({ top: 0 })
    draw(true)
  }
  function draw(forced = false) {
    const logs = shownLogs()
    const question = `${state.workspace} ${state.filter}`
    const still = reading() && !forced && question === asked
    const from = still ? Math.max(0, logs.indexOf(top)) : 0
    const shown = logs.slice(from, from + maxRows)
    top = shown[0]
    asked = question
    reconcile(list, shown.map(logRow))
    list.firstElementChild?.setAttribute('tabindex', '0')
    held.hidden = from === 0
    held.textContent = `Paused · ${count(from)} newer · show`
  }
  return { node: el('div', {}, held, list), draw, nothing: () => shownLogs().length === 0 }
}
