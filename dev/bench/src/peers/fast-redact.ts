import type { Peer } from '../contender.ts'
import { secretPaths } from './secret-paths.ts'

interface FastRedact {
  readonly default: (options: {
    readonly paths: readonly string[]
    readonly serialize: false
  }) => (value: object) => unknown
}

/** Compiled paths, written over in place; pino's until version 9. */
export const fastRedact: Peer = {
  name: 'fast-redact',
  async create(load) {
    const { default: create } = await load<FastRedact>('fast-redact/index.js')
    const paths = secretPaths.map((path) => JSON.stringify([path]))
    return { keys: create({ paths, serialize: false }) }
  },
}
