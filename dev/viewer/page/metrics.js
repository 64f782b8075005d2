import { el } from './dom.js'
import { count, decimal, plural } from './format.js'
import { marked, workspaceChip } from './marks.js'
import { openRecord } from './detail.js'
import { spark } from './spark.js'
import { shownSeries } from './state.js'

/** `1` and `{requests}` say how to count, not what to print. */
const unit = (name) => (/^(1|\{.*\})?$/.test(name) ? '' : ` ${name}`)

const value = (series) =>
  series.mean === undefined
    ? [el('b', {}, decimal(series.value)), unit(series.unit)]
    : [el('b', {}, count(series.value)), ` × ${decimal(series.mean)}${unit(series.unit)}`]

const row = (series) =>
  el(
    'tr',
    { tabindex: 0, 'data-row': true, onclick: () => openRecord(series.id, series.name) },
    el(
      'td.labels',
      {},
      workspaceChip(series.workspace),
      ...series.labels.map(({ key, value }) =>
        el('span.pair', {}, el('span.key', {}, key), '=', ...marked(value, `label ${key}`)),
      ),
      series.labels.length === 0 && !series.workspace ? el('span.muted', {}, 'no labels') : '',
    ),
    el('td.spark-cell', {}, spark(series.history, plural(series.history.length, 'value'))),
    el('td.value', {}, ...value(series)),
  )

const group = ([name, all]) =>
  el(
    'section.card',
    {},
    el('h2', {}, name, el('span.muted', {}, ` ${plural(all.length, 'series', 'series')}`)),
    el('table', {}, el('tbody', {}, ...all.map(row))),
  )

export function metricsView() {
  const node = el('div.cards')
  function draw() {
    // Half a click: its row must still be there for the other half.
    if (node.matches(':active')) return
    // Rows are made anew: the series that had the focus gets it back.
    const focused = [...node.querySelectorAll('[data-row]')].indexOf(document.activeElement)
    const groups = Object.entries(Object.groupBy(shownSeries(), (series) => series.name))
    node.replaceChildren(...groups.toSorted(([a], [b]) => a.localeCompare(b)).map(group))
    node.querySelectorAll('[data-row]')[focused]?.focus()
  }
  return { node, draw, nothing: () => shownSeries().length === 0 }
}
