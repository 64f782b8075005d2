import { digits, hex, type Random, timestamp, uuid } from './random.ts'
import * as words from './words.ts'

/** The attributes of a span or a log record, under the names of the semantic conventions. */
export type Attributes = Readonly<Record<string, string | number | boolean>>

const common = (random: Random) => ({
  'service.name': random.pick(words.services),
  'service.version': `${random.int(1, 9)}.${random.int(0, 30)}.${random.int(0, 9)}`,
  'service.instance.id': uuid(random),
  'k8s.pod.name': words.pod(random),
  workspace_id: random.pick(words.workspaces),
})

const server = (random: Random) => ({
  'http.request.method': random.pick(words.methods),
  'http.route': random.pick(words.routes),
  'http.response.status_code': Number(random.pick(words.statuses)),
  'url.full': `https://${random.pick(words.hosts)}${words.path(random)}?page=${random.int(1, 40)}&sort=date`,
  'server.address': random.pick(words.hosts),
  'server.port': random.pick([443, 8080, 3000]),
})

const database = (random: Random) => ({
  'db.system.name': 'postgresql',
  'db.query.text': words.sql(random),
  'server.address': random.pick(words.hosts),
  'server.port': 5432,
  'db.response.returned_rows': random.int(0, 500),
})

const message = (random: Random) => ({
  'messaging.system': 'rabbitmq',
  'messaging.operation.name': random.pick(['publish', 'process', 'ack']),
  'messaging.destination.name': `${random.pick(words.services)}.events`,
  'messaging.message.id': uuid(random),
  'messaging.message.body.size': random.int(100, 90_000),
})

const log = (random: Random) => ({
  component: random.pick(words.services),
  action: random.pick(words.actions),
  duration_ms: random.int(1, 9000),
  trace_id: hex(random, 32),
  'code.stacktrace': `${random.pick(words.errors)}${words.frames(random, 2)}`,
  'event.time': timestamp(random),
  offset: Number(digits(random, 9)),
  cached: random.pick([true, false]),
})

const kinds = [server, server, server, database, database, message, log, log]

/** `planted` stands in the free text of the record. */
export function attributes(random: Random, planted?: string): Attributes {
  const kind = random.pick(kinds)
  return {
    ...common(random),
    ...kind(random),
    [random.pick([
      'message',
      'exception.message',
    ])]: `${words.sentence(random)}: ${planted ?? words.sentence(random)}`,
  }
}
