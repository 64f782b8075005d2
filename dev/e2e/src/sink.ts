import { join } from 'node:path'
import { untilWell } from './away.ts'
import type { Signal } from './otlp.ts'
import { run } from './run.ts'
import { container, docker, stack, tryDocker } from './stack.ts'

const file = (name: string): readonly string[] => ['-f', join(import.meta.dirname, '..', name)]

/** Whether the stores get what the collector lets through, too. */
const files = {
  'beside the stores': file('sink.yml'),
  'instead of the stores': [...file('sink.yml'), ...file('sink-only.yml')],
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
    await replaceCollector(files[where], 'sink')
    const [at = ''] = (await docker('port', container('sink'), '4318')).split('\n')
    return { url: `http://${at}`, bodies: (signal) => bodies(at, signal), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function bodies(at: string, signal: Signal): Promise<string[]> {
  const text = await (await fetch(`http://${at}/v1/${signal}`)).text()
  return text === '' ? [] : text.split('\n')
}

async function close(): Promise<void> {
  await tryDocker('rm', '--force', container('sink'))
  await replaceCollector([])
}

async function replaceCollector(more: readonly string[], ...others: string[]): Promise<void> {
  const { compose, env } = stack()
  const forward = more.length > 0 && { OTLP_FORWARD_ENDPOINT: 'http://sink:4318' }
  const up = ['up', '--detach', '--no-deps', 'otel-collector', ...others]
  await run([...compose, ...more, ...up], { env: { ...env, ...forward } })
  await untilWell('otel-collector')
}

/** What left it, without times: digits that may look like any number that is sought. */
export async function* forwarded(sink: Sink, signals: readonly Signal[]): AsyncGenerator<string> {
  for (const signal of signals) {
    for (const body of await sink.bodies(signal)) {
      yield body.replaceAll(/("\w*[tT]imeUnixNano":)"\d+"/g, '$1""')
    }
  }
}
