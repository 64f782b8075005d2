import { el } from './dom.js'
import { plural } from './format.js'
import { recordBlock } from './detail.js'
import { logRow } from './logs.js'
import { plainText, state } from './state.js'

const example =
  'Bescheid an erika.mustermann@example.org verschickt, Rückfragen an +49 151 23456789. Erstattung auf DE89 3704 0044 0532 0130 00, Passwort: Sommer2026!'

const arrived = (id) =>
  state.logs.find((log) =>
    log.attributes.some(({ key, value }) => key === 'try_id' && plainText(value) === id),
  )

/** The typed text with what `explain` found in it. It stays in this page. */
function explained(text, findings) {
  const parts = []
  let end = 0
  for (const { rule, start, end: to } of findings.toSorted((a, b) => a.start - b.start)) {
    if (start < end) continue
    parts.push(
      text.slice(end, start),
      el('mark.found', { 'data-tip': `${rule} · ${start}–${to}` }, text.slice(start, to)),
    )
    end = to
  }
  return el('p.typed', {}, ...parts, text.slice(end))
}

const withoutDemo = () =>
  el(
    'section.card.empty',
    {},
    el('h2', {}, 'Nothing here logs a text for you yet'),
    el('p', {}, 'The viewer only receives. The demo brings a process with a real logger:'),
    el('pre', {}, './run demo'),
    el('p', {}, 'Then this page sends your text through it, and shows the record that comes out.'),
  )

export function tryView() {
  const input = el('textarea', {
    rows: 4,
    maxlength: 8000,
    'aria-label': 'Your own text',
    spellcheck: 'false',
  })
  const failed = el('p.failed', { role: 'alert' })
  const left = el('div')
  const right = el('div', { 'aria-live': 'polite' })
  let waiting
  input.value = example
  async function send() {
    const text = input.value
    failed.textContent = ''
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/api/try', {
      method: 'POST',
      headers,
      body: JSON.stringify({ text }),
    })
    const answer = await response.json()
    if (!response.ok) {
      failed.textContent = answer.message
      return
    }
    const rules = [...new Set(answer.explained.map(({ rule }) => rule))].join(', ')
    left.replaceChildren(
      explained(text, answer.explained),
      el(
        'p.note',
        {},
        answer.explained.length === 0
          ? 'explain finds nothing to take out.'
          : `explain: ${plural(answer.explained.length, 'piece')}: ${rules}`,
      ),
    )
    right.replaceChildren(el('p.note', {}, 'Waiting for the record to arrive …'))
    waiting = answer.try_id
    await draw()
  }
  async function draw() {
    const log = waiting && arrived(waiting)
    if (!log) return
    waiting = undefined
    right.replaceChildren(el('div.rows', {}, logRow(log)), await recordBlock(log.id))
  }
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
  })
  const form = el(
    'div.try',
    {},
    el(
      'section.card',
      {},
      el('h2', {}, 'Your text'),
      input,
      el(
        'p.actions',
        {},
        el('button.primary', { type: 'button', onclick: send }, 'Send it through a real logger'),
        el('span.muted', {}, 'Ctrl + Enter'),
      ),
      failed,
      left,
      el(
        'p.note',
        {},
        'A name or an address in a sentence stays: no rule can tell it from other words. ',
        'Logged as a field of its own (vorname, street), its key tells, and it goes.',
      ),
    ),
    el('section.card', {}, el('h2', {}, 'The record that arrived'), right),
  )
  const title = el(
    'h1.title',
    {},
    'Type what must not leave. ',
    el('span.taken', {}, 'See what does.'),
  )
  const node = el('div')
  return {
    node,
    draw() {
      if (!form.isConnected) node.replaceChildren(title, state.canTry ? form : withoutDemo())
      void draw()
    },
    nothing: () => false,
  }
}
