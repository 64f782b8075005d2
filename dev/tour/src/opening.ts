import { startViewer, type Viewer } from '@sva/viewer'
import { Planter, startDemo, startTry } from './cast.ts'
import type { Evidence } from './evidence.ts'
import type { Family } from './family.ts'
import type { Forward } from './forward.ts'
import type { Cell } from './planted/table.ts'
import type { TourParts } from './tour-parts.ts'
import { Typist } from './try/typist.ts'

export interface Stage {
  readonly viewer: Viewer
  readonly planter: Planter
  readonly demoUrl: string
}

export interface OpeningParts extends TourParts {
  readonly cells: readonly Cell[]
  readonly evidence: Evidence
  readonly family: Family
  readonly forward: Forward | undefined
  /** Called as soon as it listens: the rest of the opening may still fail. */
  readonly onViewer: (viewer: Viewer) => void
}

/** Starts everything, a line with a tick each. */
export async function open(parts: OpeningParts): Promise<Stage> {
  const { options, screen, log, evidence, family, cells, forward } = parts
  tickSetup(parts)

  let started = performance.now()
  const seconds = (): number => (performance.now() - started) / 1_000
  const typist = new Typist(() => family.add(startTry(cast)))
  const viewer = await startViewer({
    port: options.port,
    onBody(signal, body) {
      evidence.body(signal, body)
      forward?.body(signal, body)
    },
    tryText: (text) => typist.tryText(text),
  })
  parts.onViewer(viewer)
  screen.tick('viewer', viewer.url, seconds())

  started = performance.now()
  const { plain, seconds: duration } = options
  const cast = { endpoint: viewer.url, plain, seconds: duration, log, evidence }
  const demo = family.add(startDemo(cast))
  const planter = new Planter(cast, cells)
  family.add(planter.child)
  const demoUrl = await demo.line(/^http:/)
  const sessions = process.env.REDIS_URL ? 'sessions in Redis' : 'sessions in memory: set REDIS_URL'
  screen.tick('demo', `${demoUrl}  ${sessions}`, seconds())
  return { viewer, planter, demoUrl }
}

/** What ./run did before this program could start; it hands over its seconds. */
function tickSetup({ screen }: OpeningParts): void {
  const { SVA_RUN_NODE_SECONDS: node, SVA_RUN_INSTALL_SECONDS: install } = process.env
  screen.tick('Node', process.version, node === undefined ? undefined : Number(node))
  screen.tick('packages', 'installed', install === undefined ? undefined : Number(install))
}
