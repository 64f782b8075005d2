import { extraFile } from '@sva/stack'
import { override, replaceCollector } from './replace-collector.ts'
import { bodies, sinkUrl } from './sink.ts'
import { container, tryDocker } from './stack.ts'

/** `--with tracing`, where Jaeger is somebody whom one can ask what came. */
export interface Tracing {
  /** What Jaeger has been sent: requests of OTLP/JSON. */
  spans(): Promise<string[]>
  /** The stack as it was. */
  close(): Promise<void>
}

const files = ['-f', extraFile('tracing'), ...override('sink.yml'), ...override('jaeger.yml')]

export async function openTracing(): Promise<Tracing> {
  try {
    await replaceCollector(files, { others: ['jaeger', 'sink'] })
    const url = await sinkUrl()
    return { spans: () => bodies(url, 'traces'), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function close(): Promise<void> {
  await tryDocker('rm', '--force', container('jaeger'), container('sink'))
  await replaceCollector()
}
