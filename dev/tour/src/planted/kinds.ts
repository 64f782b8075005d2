import type { Kind } from './kind.ts'
import { personal } from './personal.ts'
import { secrets } from './secrets.ts'
import { toldByKey } from './told-by-key.ts'
import { toldByNothing } from './told-by-nothing.ts'

/** Everything that is looked for. */
export const kinds: readonly Kind[] = [...personal, ...secrets, ...toldByKey, ...toldByNothing]
