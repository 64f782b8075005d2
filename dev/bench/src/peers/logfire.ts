import type { Peer } from '../contender.ts'

interface Logfire {
  readonly LogfireAttributeScrubber: new () => {
    readonly scrubValue: (path: readonly string[], value: unknown) => readonly [unknown, unknown]
  }
}

/** One expression of sixteen words; what holds one goes as a whole. */
export const logfire: Peer = {
  name: 'logfire',
  async create(load) {
    const { LogfireAttributeScrubber } = await load<Logfire>('logfire/dist/index.js')
    const scrubber = new LogfireAttributeScrubber()
    return { redact: (value) => scrubber.scrubValue(['text'], value)[0] }
  },
}
