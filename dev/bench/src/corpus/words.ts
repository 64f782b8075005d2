import { digits, hex, type Random } from './random.ts'

export const levels = ['DEBUG', 'INFO', 'INFO', 'INFO', 'INFO', 'WARN', 'ERROR']
export const services = `permits payments mailer search gateway documents scheduler registry
  appointments notifications archive billing`.split(/\s+/)
export const workspaces = `musterstadt neustadt bad-beispiel waldhausen seeburg`.split(/\s+/)
export const actions = `APPLICATION_SUBMITTED RECEIPT_CREATED DOCUMENT_STORED CACHE_REFRESHED
  JOB_FINISHED PAYMENT_BOOKED INDEX_REBUILT`.split(/\s+/)
export const hosts = `db-primary db-replica-2 redis cache.internal queue-01 search.svc.cluster.local
  gateway.svc objects.internal`.split(/\s+/)
export const methods = ['GET', 'GET', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE']
export const statuses = ['200', '200', '200', '201', '204', '304', '400', '404', '409', '500']
export const routes = `/api/v1/applications/{id} /api/v2/documents/{id}/pages /health/ready
  /api/v1/appointments /static/js/main.8f3a1c.js /api/v1/workspaces/{id}/forms /search
  /api/v1/fees/{id}/receipt /antraege/{id}/status /img/wappen@2x.png`.split(/\s+/)
export const agents = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'kube-probe/1.34',
  'curl/8.5.0',
]
export const tables = `applications documents appointments fees outbox audit_events`.split(/\s+/)
export const errors = `TypeError RangeError TimeoutError AbortError ConflictError`.split(/\s+/)
export const functions = `loadForm renderReceipt applyFee withRetry openPage Store.commit
  Queue.drain Router.handle async.validate`.split(/\s+/)

/** What services say, in both languages. `{n}` is a number. */
export const sentences = `
Antrag wurde geprüft und an das Fachverfahren übergeben
Gebührenbescheid erzeugt, {n} Seiten in {n} ms
Terminvergabe: {n} freie Termine in den nächsten {n} Tagen
Verbindung zum Fachverfahren wiederhergestellt nach {n} Versuchen
Das Dokument überschreitet die erlaubte Größe von {n} KiB
Warteschlange geleert, {n} Aufträge verarbeitet, {n} übersprungen
Zwischenspeicher erneuert: {n} Einträge, Trefferquote {n} %
Formular in Version 3.{n}.{n} veröffentlicht
Prüfsumme des Anhangs stimmt nicht überein, wird erneut geladen
Vorgang abgeschlossen, keine weiteren Schritte nötig
request finished after {n} ms with {n} bytes
retrying in {n} ms, attempt {n} of 5
connection pool at {n} of 20, {n} waiting
slow query: {n} ms, {n} rows examined
feature flag new-search evaluated to variant b for {n} % of the traffic
worker {n} picked up job and will report every {n} seconds
index rebuilt: {n} documents, {n} segments merged
circuit breaker half open after {n} failures
received SIGTERM, draining {n} connections
configuration reloaded, {n} keys changed, none removed`
  .trim()
  .split('\n')

export function sentence(random: Random): string {
  return random.pick(sentences).replaceAll('{n}', () => String(random.int(2, 9000)))
}

export function path(random: Random): string {
  return random.pick(routes).replace('{id}', () => digits(random, random.int(3, 7)))
}

export function file(random: Random): string {
  const folder = random.pick(['src', 'dist/server', 'node_modules/express/lib', 'lib/forms'])
  const name = random.pick(['router', 'store', 'receipt', 'queue', 'index', 'layer'])
  return `/srv/app/${folder}/${name}.js:${random.int(1, 900)}:${random.int(1, 80)}`
}

export function frames(random: Random, count: number): string {
  return Array.from(
    { length: count },
    () => `\n    at ${random.pick(functions)} (${file(random)})`,
  ).join('')
}

export function pod(random: Random): string {
  return `${random.pick(services)}-${hex(random, 9)}-${random.chars(5, 'bcdfghjklmnpqrstvwxz')}`
}

/** With placeholders: a literal in SQL may be anybody's data, and is none to keep. */
export function sql(random: Random): string {
  const table = random.pick(tables)
  return random.pick([
    `SELECT id, state, updated_at FROM ${table} WHERE workspace_id = $1 AND state = $2 LIMIT $3`,
    `UPDATE ${table} SET state = $1, version = $2 WHERE id = $3 AND version = $4`,
    `INSERT INTO ${table} (id, workspace_id, payload) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    `SELECT count(*) FROM ${table} t JOIN fees f ON f.application_id = t.id WHERE t.created_at > $1`,
  ])
}
