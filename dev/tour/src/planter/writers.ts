import type { Position } from '../planted/positions.ts'
import { backgroundWriters } from './background.ts'
import { libraryWriters } from './libraries.ts'
import { logWriters } from './logs.ts'
import { metricWriters } from './metrics.ts'
import { traceWriters } from './traces.ts'
import { urlWriters } from './urls.ts'
import type { Write } from './write.ts'

/** Whoever started this process has written it into the environment. */
const alreadyThere: Write = () => {}

export const writers: Readonly<Record<Position, Write>> = {
  ...logWriters,
  ...traceWriters,
  ...metricWriters,
  ...libraryWriters,
  ...backgroundWriters,
  ...urlWriters,
  'resource attribute': alreadyThere,
  'resource attribute under an innocent key': alreadyThere,
}
