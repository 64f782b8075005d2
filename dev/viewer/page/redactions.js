import { el } from './dom.js'
import { count } from './format.js'
import { openRecord } from './detail.js'
import { matches, state } from './state.js'

const sum = (sightings) => sightings.reduce((total, { count }) => total + count, 0)

function shown() {
  return state.redactions
    .map((row) => {
      const seen = row.seen.filter(
        ({ workspace }) => !state.workspace || workspace === state.workspace,
      )
      return { ...row, visible: sum(seen), record: latest(seen) }
    })
    .filter((row) => (state.workspace ? row.visible > 0 : true))
    .filter((row) => matches(`${row.rule} ${row.position}`.toLowerCase()))
    .toSorted((a, b) => Math.max(b.counted, b.visible) - Math.max(a.counted, a.visible))
}

/** Ids count up: the last one is the likeliest to be held still. */
const latest = (seen) =>
  seen.map(({ record }) => record).toSorted((a, b) => Number(b.slice(1)) - Number(a.slice(1)))[0]

const show = (id) =>
  el('button.quiet', { type: 'button', onclick: () => openRecord(id, 'Record') }, 'show one')

const line = (most) => (row) =>
  el(
    'tr',
    {},
    el('td', {}, el(`mark.${row.tint}`, {}, row.rule)),
    el('td.muted', {}, row.position),
    el(
      'td.value',
      {},
      state.workspace || row.counted === 0 ? '–' : el('b', {}, count(row.counted)),
    ),
    el('td.value', {}, row.visible === 0 ? '–' : count(row.visible)),
    el(
      'td.wide',
      {},
      el(`span.meter.${row.tint}`, { '--share': Math.max(row.counted, row.visible) / most }),
    ),
    el('td.wide', {}, row.record ? show(row.record) : ''),
  )

export function redactionsView() {
  const node = el('div.cards')
  function draw() {
    const rows = shown()
    const most = Math.max(...rows.map((row) => Math.max(row.counted, row.visible)), 1)
    const head = [['Rule'], ['Where'], ['Taken out'], ['Seen here'], ['', 'wide'], ['', 'wide']]
    node.replaceChildren(
      el(
        'section.card',
        {},
        el(
          'table.redactions',
          {},
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ...head.map(([name, kind]) =>
                el(`th${kind ? `.${kind}` : ''}`, { scope: 'col' }, name),
              ),
            ),
          ),
          el('tbody', {}, ...rows.map(line(most))),
        ),
        el(
          'p.note',
          {},
          'Taken out: what the process counted (sva.redaction.replacements), sent once an interval; it has no workspace. Seen here: markers and dropped keys in the records that arrived. Neither ever holds a value.',
        ),
      ),
    )
  }
  return { node, draw, nothing: () => shown().length === 0 }
}
