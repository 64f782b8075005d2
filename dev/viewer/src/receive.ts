import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { object } from './value.ts'
import type { Json } from './value.ts'
import type { Signal } from './store.ts'

const MiB = 1024 * 1024
/** On the wire. An SDK's largest batch (512 records) is below 1 MiB. */
export const maxBody = 4 * MiB
/** After decompression: a gzip bomb is stopped here, not in memory. */
export const maxInflated = 16 * MiB

/** A request that cannot be taken; the message is a sentence that says how to fix it. */
export class Rejected extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const unzip = promisify(gunzip)
const envelopes: Readonly<Record<Signal, string>> = {
  logs: 'resourceLogs',
  traces: 'resourceSpans',
  metrics: 'resourceMetrics',
}

export function requireJson(request: IncomingMessage): void {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json') return
  const found = type === 'application/x-protobuf' ? 'protobuf' : 'something else'
  throw new Rejected(
    415,
    `This viewer reads application/json, and this was ${found}. Set OTEL_EXPORTER_OTLP_PROTOCOL=http/json in the sending process.`,
  )
}

/** The body as it was before compression. */
export async function readBody(request: IncomingMessage, limit = maxBody): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'gzip' && encoding !== 'identity')
    throw new Rejected(
      415,
      'Send the body as it is or with gzip: OTEL_EXPORTER_OTLP_COMPRESSION=gzip.',
    )
  const chunks: Buffer[] = []
  let length = 0
  // Too much is read to its end without being kept: a sender that is cut off never sees the answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else if (length > 16 * limit) break
  }
  if (length > limit) throw tooLarge(limit)
  const body = Buffer.concat(chunks)
  return encoding === 'gzip' ? inflate(body) : body
}

async function inflate(body: Buffer): Promise<Buffer> {
  try {
    return await unzip(body, { maxOutputLength: maxInflated })
  } catch (error) {
    if (object(error).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxInflated)
    throw new Rejected(400, 'The body says it is gzip, and cannot be unzipped.')
  }
}

const tooLarge = (limit: number): Rejected =>
  new Rejected(
    413,
    `The body is larger than ${limit / MiB} MiB. Send smaller batches: OTEL_BLRP_MAX_EXPORT_BATCH_SIZE, OTEL_BSP_MAX_EXPORT_BATCH_SIZE.`,
  )

export function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Rejected(400, 'The body is not valid JSON.')
  }
}

/** OTLP of this signal; an empty object is a valid, empty request. */
export function parseOtlp(signal: Signal, body: Buffer): Json {
  const parsed = parse(body)
  const otlp = object(parsed)
  const field = envelopes[signal]
  if (Array.isArray(otlp[field]) || JSON.stringify(parsed) === '{}') return otlp
  throw new Rejected(400, `The body is JSON, but not OTLP ${signal}: "${field}" is missing.`)
}
