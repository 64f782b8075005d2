function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

/**
 * Keys that nearly every record has and that are on no list. Asking a pattern of all listed keys
 * costs ten microseconds a key, looking up a name nothing; other harmless keys are just slower.
 */
export const everydayLabels = words(`
  action component duration_ms fields outcome workspace_id
  code.file.path code.function.name code.line.number
  db.collection.name db.namespace db.operation.name db.query.summary db.response.status_code
  db.system.name deployment.environment.name error.type exception.cause exception.type
  express.name express.type
  http.flavor http.method http.request.body.size http.request.method http.request.resend_count
  http.response.body.size http.response.status_code http.route http.scheme http.status_code
  http.status_text jvm.memory.pool.name jvm.memory.type log.iostream
  messaging.batch.message_count messaging.destination.name messaging.operation.name
  messaging.operation.type messaging.system
  net.host.name net.host.port net.peer.name net.peer.port
  network.peer.port network.protocol.name network.protocol.version network.transport network.type
  nodejs.eventloop.state otel.status_code otel.status_description
  process.pid process.runtime.description process.runtime.name process.runtime.version
  rpc.method rpc.service rpc.system
  server.address server.port service.instance.id service.name service.namespace service.version
  span.kind span.name status.code
  sva.outcome sva.reason sva.redaction.position sva.redaction.rule sva.session.operation sva.signal
  telemetry.sdk.language telemetry.sdk.name telemetry.sdk.version
  thread.id thread.name url.scheme url.template v8js.gc.type v8js.heap.space.name
`)

/** These hold text, so they are no labels; on logs and spans the text is cleaned, not the key. */
export const everydayKeys = [
  ...everydayLabels,
  ...words(`
    client.address db.query.text exception.message exception.stacktrace http.target http.url
    http.user_agent network.peer.address url.full url.path url.query user_agent.original
  `),
]
