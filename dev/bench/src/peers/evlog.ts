import type { Peer } from '../contender.ts'
import { secretPaths } from './secret-paths.ts'

interface Config {
  readonly paths?: readonly string[]
  readonly builtins?: false
}
/** What its logger calls for each event; not among its exports, hence the letters of its bundle. */
interface Redaction {
  readonly l: (config: true | Config) => object
  readonly s: (event: object, config: object) => { readonly message?: unknown }
}

/** Seven masking expressions over a structured clone of the event. */
export const evlog: Peer = {
  name: 'evlog',
  async create(load) {
    const { l: resolve, s: redactEvent } = await load<Redaction>('evlog/dist/redact-C7FmdhwI.mjs')
    const maskers = resolve(true)
    const paths = resolve({ builtins: false, paths: secretPaths })
    return {
      redact: (value) =>
        typeof value === 'object' && value !== null
          ? redactEvent(value, maskers)
          : redactEvent({ message: value }, maskers).message,
      keys: (value) => redactEvent(value, paths),
    }
  },
}
