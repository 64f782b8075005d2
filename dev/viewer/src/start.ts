import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { PortTaken, whoListens } from './port-taken.ts'
import { viewerServer } from './server.ts'
import { Store } from './store.ts'
import type { Counts, Signal } from './store.ts'
import { Stream } from './stream.ts'
import type { TryText } from './try.ts'
import { object } from './value.ts'

export interface ViewerOptions {
  /** Default 4318, the port every OTLP/HTTP exporter sends to; 0 takes a free one. */
  readonly port?: number
  /** Gets every request body, decompressed and otherwise as it arrived, before it is read. */
  readonly onBody?: (signal: Signal, body: Uint8Array) => void
  /** Makes `/try` work: logs the text through a real logger that sends to this viewer. */
  readonly tryText?: TryText
}

export interface Viewer {
  readonly url: string
  readonly port: number
  counts(): Counts
  close(): Promise<void>
}

/**
 * Receives OTLP/HTTP JSON on 127.0.0.1 and shows it.
 * @throws PortTaken when something listens on the port; it says who, and what to do
 */
export async function startViewer(options: ViewerOptions = {}): Promise<Viewer> {
  const { port: wanted = 4318, onBody, tryText } = options
  const store = new Store()
  const stream = new Stream()
  const server = viewerServer({ store, stream, onBody, tryText })
  try {
    server.listen(wanted, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    stream.close()
    if (object(error).code !== 'EADDRINUSE') throw error
    throw new PortTaken(wanted, await whoListens(wanted))
  }
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    counts: () => store.counts(),
    async close() {
      stream.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
