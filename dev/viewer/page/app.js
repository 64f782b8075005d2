import { closeDetail, openTrace } from './detail.js'
import { $, el } from './dom.js'
import { drawHero, drawWorkspaces } from './hero.js'
import { listenToKeys, showHelp } from './keys.js'
import { logsView } from './logs.js'
import { showTips } from './marks.js'
import { metricsView } from './metrics.js'
import { redactionsView } from './redactions.js'
import { current, followLinks, go, pathOf, views } from './route.js'
import { change, connect, state, subscribe } from './state.js'
import { tracesView } from './traces.js'
import { tryView } from './try.js'

const pages = {
  logs: logsView(),
  traces: tracesView(),
  metrics: metricsView(),
  redactions: redactionsView(),
  try: tryView(),
}
const nothing = el('p.empty')

const tabs = views.map((view) =>
  el(
    'button',
    {
      type: 'button',
      role: 'tab',
      id: `tab-${view}`,
      'aria-controls': 'view',
      onclick: () => go(pathOf(view)),
    },
    view[0].toUpperCase() + view.slice(1),
  ),
)
$('tabs').append(...tabs)
$('tabs').addEventListener('keydown', ({ key }) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key]
  if (!step) return
  const next = tabs.at((tabs.indexOf(document.activeElement) + step) % tabs.length)
  next.focus()
  next.click()
})

function draw() {
  const { view } = current()
  const page = pages[view]
  $('live').textContent = state.connected ? 'live' : 'reconnecting'
  $('live').classList.toggle('off', !state.connected)
  document.body.dataset.view = view
  drawHero()
  drawWorkspaces()
  page.draw()
  const filtered = state.filter.trim() || state.workspace
  nothing.textContent = filtered ? 'Nothing matches this filter.' : `No ${view} have arrived yet.`
  const shown = page.nothing() ? nothing : page.node
  if ($('view').firstElementChild !== shown) $('view').replaceChildren(shown)
}

function route() {
  const { view, traceId } = current()
  for (const tab of tabs) {
    const selected = tab.id === `tab-${view}`
    tab.setAttribute('aria-selected', String(selected))
    tab.tabIndex = selected ? 0 : -1
  }
  $('view').setAttribute('aria-labelledby', view === 'try' ? 'go-try' : `tab-${view}`)
  if (traceId) void openTrace(traceId).then((found) => found || closeDetail())
  else $('detail').close()
  draw()
}

$('filter').addEventListener('input', ({ target }) =>
  change({ filter: target.value.toLowerCase() }),
)
$('go-help').addEventListener('click', showHelp)
addEventListener('route', route)
addEventListener('scroll', () => scrollY < 320 && change({}), { passive: true })
subscribe(draw)
followLinks()
listenToKeys()
showTips()
route()
connect()
