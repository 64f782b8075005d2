import { once } from 'node:events'
import { connect, type IncomingHttpHeaders } from 'node:http2'

/**
 * One gRPC call, without a library for it.
 *
 * @returns its status (0 is OK), or undefined when the connection was broken off.
 */
export async function grpc(
  url: string,
  method: string,
  message: Uint8Array,
  encoding?: string,
): Promise<number | undefined> {
  const session = connect(url).on('error', () => {})
  try {
    const call = session.request({
      ':method': 'POST',
      ':path': method,
      'content-type': 'application/grpc',
      te: 'trailers',
      ...(encoding === undefined ? {} : { 'grpc-encoding': encoding }),
    })
    let said: IncomingHttpHeaders = {}
    call.on('response', (headers) => (said = { ...said, ...headers }))
    call.on('trailers', (headers) => (said = { ...said, ...headers }))
    call.on('error', () => {}).resume()
    const length = Buffer.alloc(5)
    length.writeUInt8(encoding === undefined ? 0 : 1)
    length.writeUInt32BE(message.length, 1)
    call.end(Buffer.concat([length, message]))
    await once(call, 'close').catch(() => {})
    const status = said['grpc-status']
    return status === undefined ? undefined : Number(status)
  } finally {
    session.destroy()
  }
}
