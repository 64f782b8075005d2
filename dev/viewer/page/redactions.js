import { el } from './dom.js'
import { count } from './format.js'
import { openRecord } from './detail.js'
import { inWorkspace, matches, state } from './state.js'

/** Rows with their number, the highest first. The process counts without workspaces. */
const counted = () =>
  state.workspace === ''
    ? ranked(state.redactions.map((row) => ({ ...row, number: row.counted })))
    : []

const seen = () =>
  ranked(
    state.redactions.map((row) => {
      const here = row.seen.filter(({ workspace }) => inWorkspace([workspace]))
      const number = here.reduce((total, { count }) => total + count, 0)
      return { ...row, number, record: latest(here) }
    }),
  )

const ranked = (rows) =>
  rows
    .filter((row) => row.number > 0 && matches(`${row.rule} ${row.position}`.toLowerCase()))
    .toSorted((a, b) => b.number - a.number)

/** Ids count up: the last one is the likeliest to be held still. */
const latest = (sightings) =>
  sightings
    .map(({ record }) => record)
    .toSorted((a, b) => Number(b.slice(1)) - Number(a.slice(1)))[0]

const show = (id) =>
  el('button.quiet', { type: 'button', onclick: () => openRecord(id, 'Record') }, 'show one')

const line = (most) => (row) =>
  el(
    'tr',
    {},
    el('td.rule', {}, el(`mark.${row.tint}`, {}, row.rule)),
    el('td.muted', {}, row.position),
    el('td.wide', {}, el(`span.meter.${row.tint}`, { '--share': row.number / most })),
    el('td.value', {}, el('b', {}, count(row.number))),
    el('td.one', {}, row.record ? show(row.record) : ''),
  )

function card(title, note, rows) {
  const most = rows[0]?.number ?? 1
  const sum = rows.reduce((total, row) => total + row.number, 0)
  return el(
    'section.card.redactions',
    {},
    el('h2', {}, `${count(sum)} ${title}`),
    el('p.note', {}, note),
    el('table', {}, el('tbody', {}, ...rows.map(line(most)))),
  )
}

const cards = [
  [
    counted,
    'pieces, counted by the process',
    'sva.redaction.replacements: the rule that fired and where, sent once an interval, never a value. It has no workspace; the console shows log records a second time.',
  ],
  [
    seen,
    'markers, seen in the records that arrived',
    'What stands where something was taken out, and keys that were dropped and named. What vanished whole (a metric label) leaves no marker.',
  ],
]

export function redactionsView() {
  const node = el('div.cards.pair-of-cards')
  function draw() {
    // Half a click: its button must still be there for the other half.
    if (node.matches(':active')) return
    const all = cards.map(([rows, title, note]) => [title, note, rows()])
    node.replaceChildren(
      ...all.filter(([, , rows]) => rows.length > 0).map((content) => card(...content)),
    )
  }
  return { node, draw, nothing: () => counted().length + seen().length === 0 }
}
