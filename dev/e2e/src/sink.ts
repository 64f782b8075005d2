import type { Signal } from './otlp.ts'
import { override, replaceCollector } from './replace-collector.ts'
import { container, docker, tryDocker } from './stack.ts'

/** Whether the stores get what the collector lets through, too. */
const files = {
  'beside the stores': override('sink.yml'),
  'instead of the stores': [...override('sink.yml'), ...override('sink-only.yml')],
}

/** A vendor to whom the collector forwards all three signals. */
export interface Sink {
  readonly url: string
  /** What has left the collector so far: requests of OTLP/JSON. */
  bodies(signal: Signal): Promise<string[]>
  /** The collector as it was, the sink gone. */
  close(): Promise<void>
}

export async function openSink(where: keyof typeof files): Promise<Sink> {
  try {
    const env = { OTLP_FORWARD_ENDPOINT: 'http://sink:4318' }
    await replaceCollector(files[where], { env, others: ['sink'] })
    const url = await sinkUrl()
    return { url, bodies: (signal) => bodies(url, signal), close }
  } catch (error) {
    await close()
    throw error
  }
}

export async function sinkUrl(): Promise<string> {
  const [at = ''] = (await docker('port', container('sink'), '4318')).split('\n')
  return `http://${at}`
}

/** What the sink at this URL has been sent. */
export async function bodies(url: string, signal: Signal): Promise<string[]> {
  const text = await (await fetch(`${url}/v1/${signal}`)).text()
  return text === '' ? [] : text.split('\n')
}

async function close(): Promise<void> {
  await tryDocker('rm', '--force', container('sink'))
  await replaceCollector()
}

/** What left it, without times: digits that may look like any number that is sought. */
export async function* forwarded(sink: Sink, signals: readonly Signal[]): AsyncGenerator<string> {
  for (const signal of signals) {
    for (const body of await sink.bodies(signal)) {
      yield body.replaceAll(/("\w*[tT]imeUnixNano":)"\d+"/g, '$1""')
    }
  }
}
