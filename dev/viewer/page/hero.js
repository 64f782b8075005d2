import { $, copyButton, el } from './dom.js'
import { count, hue, plural } from './format.js'
import { change, state } from './state.js'

const line = () =>
  `OTEL_EXPORTER_OTLP_ENDPOINT=${location.origin} node --import @sva/monitoring-client/register app.js`

const sentence = (strong, rest, kind = '') =>
  el(`span.sentence${kind}`, {}, el('strong', {}, strong), rest)

/** The first screen: two numbers, or the line that makes them move. */
export function drawHero() {
  const { counts } = state
  if (!counts) return
  const empty = counts.records === 0
  document.body.classList.toggle('waiting', empty)
  $('hero').replaceChildren(...(empty ? invitation() : headline(counts)))
}

function headline({ records, redactions, processes, logs, spans, points, lost }) {
  const where = processes > 1 ? ` left ${count(processes)} processes.` : ' left this process.'
  const pieces = redactions === 1 ? ' piece was taken out first.' : ' pieces were taken out first.'
  return [
    el(
      'h1',
      {},
      sentence(count(records), `${records === 1 ? ' record' : ' records'}${where}`),
      ' ',
      sentence(count(redactions), pieces, '.taken'),
    ),
    el(
      'p.facts',
      {},
      el('span', {}, plural(logs, 'log')),
      el('span', {}, plural(spans, 'span')),
      el('span', {}, plural(points, 'metric point')),
      lost > 0 ? el('span.failed', {}, `${plural(lost, 'record')} lost on the way`) : '',
    ),
  ]
}

const invitation = () => [
  el('h1', {}, sentence('Nothing', ' has left a process yet.')),
  el('p', {}, 'Start your app like this, and every record it sends appears here as it arrives:'),
  el('div.paste', {}, el('pre', {}, line()), copyButton('Copy', line)),
  el(
    'p.facts',
    {},
    el('span', {}, `Listening on ${location.host}, OTLP over HTTP with JSON`),
    el('span', {}, 'or ./run demo for a whole city of traffic'),
  ),
]

/** A chip a workspace; the chosen one filters every tab. */
export function drawWorkspaces() {
  const all = Object.entries(state.counts?.workspaces ?? {}).toSorted(([a], [b]) =>
    a.localeCompare(b),
  )
  const chip = (name, label, number) =>
    el(
      'button.workspace',
      {
        type: 'button',
        '--hue': hue(name),
        'aria-pressed': String(state.workspace === name),
        onclick: () => change({ workspace: state.workspace === name ? '' : name }),
      },
      label,
      number === undefined ? '' : el('span.number', {}, count(number)),
    )
  // Chips are pressed while numbers change: keep the node, or the click lands nowhere.
  if ($('workspaces').matches(':active')) return
  const focused = [...$('workspaces').children].indexOf(document.activeElement)
  $('workspaces').hidden = all.length === 0
  $('workspaces').replaceChildren(
    chip('', 'All workspaces'),
    ...all.map(([name, number]) => chip(name, name, number)),
  )
  $('workspaces').children[focused]?.focus()
}
