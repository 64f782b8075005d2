import { createRedactor } from '@sva/redaction'

const redactor = createRedactor()
const byId = (id) => document.getElementById(id)
const text = byId('text')
const number = new Intl.NumberFormat('de-DE', { maximumSignificantDigits: 2 })

/** Everything and everybody in them is invented. */
const samples = {
  Quittung:
    'Bescheid an erika.mustermann@example.org verschickt, Rückfragen an +49 151 23456789. Erstattung auf DE89 3704 0044 0532 0130 00.',
  Fehlermeldung:
    'Error: connect ECONNREFUSED postgres://permits:hunter2@db.internal:5432/permits\n    at run (/home/erika/permits/src/store.ts:12:7)',
  'JSON im Log':
    '{"level":"info","msg":"form received","form":{"vorname":"Erika","zone":"A","password":"Sommer2026!"},"client":"93.184.216.34"}',
  'Was stehen bleibt':
    'Erika wohnt in der Lindenallee 17. Antrag MUS-00017, Version 1.2.3.4, am 08.12.2026 um 10:42:07, Betrag 4.111,11 Euro.',
}

/** Clocks of browsers are coarse: it is done over and over until they can tell. */
function timed(work, enough = 2) {
  const start = performance.now()
  let runs = 0
  let result
  let took
  do {
    result = work()
    runs += 1
    took = performance.now() - start
  } while (took < enough)
  return { result, took: took / runs }
}

function element(name, content, properties = {}) {
  const node = Object.assign(document.createElement(name), properties)
  node.append(content)
  return node
}

function markedText(value, findings) {
  const parts = []
  let last = 0
  for (const { rule, start, end } of findings) {
    parts.push(value.slice(last, start), element('mark', value.slice(start, end), { title: rule }))
    last = end
  }
  return [...parts, value.slice(last)]
}

function placeOf(value, at) {
  const before = value.slice(0, at).split('\n')
  return `Zeile ${before.length}, Zeichen ${before.at(-1).length + 1}`
}

function row(value, { rule, start, end }) {
  const button = element('button', placeOf(value, start), { className: 'quiet', type: 'button' })
  button.addEventListener('click', () => {
    text.focus()
    text.setSelectionRange(start, end)
  })
  const length = element('span', `${end - start} Zeichen`)
  const item = element('li', button)
  item.append(element('code', rule), length)
  return item
}

/** Changes a live region only when there is something new to say. */
function say(sentence) {
  const status = byId('status')
  if (status.textContent !== sentence) status.textContent = sentence
}

function summary(findings) {
  if (findings.length === 0) return 'Nichts gefunden: Der Text geht hinaus, wie er ist.'
  const rules = [...new Set(findings.map(({ rule }) => rule))].join(', ')
  return `${findings.length === 1 ? 'Eine Stelle' : `${findings.length} Stellen`} gefunden: ${rules}`
}

function show() {
  const { value } = text
  const { result, took } = timed(() => redactor.redact(value))
  const findings = redactor.explain(value)
  byId('clean').textContent = result
  byId('found').replaceChildren(...markedText(value, findings))
  byId('places').replaceChildren(...findings.map((finding) => row(value, finding)))
  byId('time').textContent = `${number.format(took)} ms für ${value.length} Zeichen`
  say(summary(findings))
}

function use(sample) {
  text.value = samples[sample]
  show()
}

for (const name of Object.keys(samples)) {
  const button = element('button', name, { className: 'quiet', type: 'button' })
  button.addEventListener('click', () => use(name))
  byId('samples').append(button)
}
text.addEventListener('input', show)
// What runs for the first time is slow anywhere; in a service it is the ten-thousandth record.
timed(() => redactor.redact(Object.values(samples)), 50)
use('Quittung')
