import { serviceNames } from '@sva/stack'
import { daemon } from './daemon.ts'
import { ownStack } from './own-stack.ts'
import { handOver, stack } from './stack.ts'

/** node-exporter says how full their disks are. */
const stores = ['prometheus', 'loki', 'otel-collector', 'origin-guard', 'node-exporter']

const say = (line: string): void => void process.stdout.write(`stores: ${line}\n`)

/**
 * Prometheus and Loki once more, beside the stack under test and changed by a compose file. All
 * helpers mean these until they are taken down.
 *
 * @returns takes them down.
 */
export async function storesAlone(override: string): Promise<() => Promise<void>> {
  const outer = stack()
  const { stack: inner, down } = await ownStack(
    await daemon(say),
    say,
    new AbortController().signal,
    {
      name: `${outer.project}-stores`,
      overrides: [override],
      without: [...outer.without, ...serviceNames([]).filter((name) => !stores.includes(name))],
    },
  )
  handOver(inner)
  return async () => {
    handOver(outer)
    await down()
  }
}
