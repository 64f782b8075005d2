import { $, el } from './dom.js'
import { closeDetail } from './detail.js'
import { go, pathOf, views } from './route.js'

const help = [
  ['/', 'filter'],
  ['j k', 'next, previous line'],
  ['Enter', 'open it'],
  ['Esc', 'close, or clear the filter'],
  ['1 – 4', 'Logs, Traces, Metrics, Redactions'],
  ['t', 'try your own text'],
  ['?', 'this help'],
]

export function showHelp() {
  const rows = help.flatMap(([key, what]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, what)])
  const close = el('button.quiet', { type: 'button', onclick: () => $('help').close() }, 'Close')
  $('help').replaceChildren(el('h2', {}, 'Keys'), el('dl', {}, ...rows), close)
  $('help').showModal()
}

function move(step) {
  const scope = $('detail').open ? $('detail') : $('view')
  const rows = [...scope.querySelectorAll('[data-row]')]
  const at = rows.indexOf(document.activeElement)
  const target = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)]
  target?.focus()
  target?.scrollIntoView({ block: 'nearest' })
}

const actions = {
  '/': () => $('filter').focus(),
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  '?': showHelp,
  t: () => go('/try'),
  ...Object.fromEntries(views.map((view, index) => [String(index + 1), () => go(pathOf(view))])),
}

function onKey(event) {
  const { target, key } = event
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (target.matches('input, textarea')) {
    if (key === 'Escape') leave(target)
    return
  }
  const onRow = target.matches('[data-row]')
  if ((key === 'Enter' || key === ' ') && onRow) {
    event.preventDefault()
    target.click()
  } else if (key === 'Escape' && onRow && !$('detail').open) target.blur()
  // Arrows scroll the page, unless a line is picked.
  if (key.startsWith('Arrow') && !onRow) return
  if ($('help').open || !Object.hasOwn(actions, key)) return
  event.preventDefault()
  actions[key]()
}

function leave(input) {
  input.value = input.id === 'filter' ? '' : input.value
  input.dispatchEvent(new Event('input'))
  input.blur()
}

export function listenToKeys() {
  document.addEventListener('keydown', onKey)
  $('detail').addEventListener('cancel', (event) => {
    event.preventDefault()
    closeDetail()
  })
  for (const id of ['detail', 'help'])
    $(id).addEventListener(
      'click',
      ({ target }) => target.id === id && (id === 'detail' ? closeDetail() : target.close()),
    )
}
