import type { Peer } from '../contender.ts'
import { secretPaths } from './secret-paths.ts'

interface PinoRedact {
  readonly default: (options: {
    readonly paths: readonly string[]
    readonly serialize: false
  }) => (value: object) => unknown
}

/** Paths over a selective clone; what pino uses today. */
export const pinojsRedact: Peer = {
  name: '@pinojs/redact',
  async create(load) {
    const { default: create } = await load<PinoRedact>('@pinojs/redact/index.js')
    const paths = secretPaths.map((path) => JSON.stringify([path]))
    return { keys: create({ paths, serialize: false }) }
  },
}
