import { createListedKeyEnd } from './key-before.ts'
import type { Keys, Verdict } from './keys.ts'
import type { CompletePolicy } from './policy.ts'
import { compile, type Program } from './compile.ts'

export interface Programs {
  /** The verdict of a key that says nothing. */
  readonly anyText: Verdict
  /** The rules for a value, by what its key says and whether it looks like an id. */
  of(verdict: Verdict, looksLikeId?: boolean, spared?: readonly string[]): Program
}

const kinds = {
  text: 'secret person number',
  id: 'secret person',
  technical: 'secret',
}

/** The policy's rules, compiled for each sort of value. */
export function createPrograms(policy: CompletePolicy, keys: Keys): Programs {
  const context = {
    verdict: keys.verdict,
    listedKeyEnd: createListedKeyEnd(keys),
    ip: policy.ip,
  }
  const build = (sort: keyof typeof kinds, spared: readonly string[] = []): Program =>
    compile(
      policy.rules.filter(({ name, kind }) => kinds[sort].includes(kind) && !spared.includes(name)),
      context,
      keys.keyPairs,
    )
  const programs = { text: build('text'), id: build('id'), technical: build('technical') }
  const special = new Map<string, Program>()

  return {
    anyText: keys.verdict(''),
    of({ kind }, looksLikeId = false, spared) {
      const sort = kind === 'technical' ? 'technical' : looksLikeId ? 'id' : 'text'
      if (spared === undefined || spared.length === 0) return programs[sort]
      const name = [sort, ...spared].join()
      const known = special.get(name) ?? build(sort, spared)
      special.set(name, known)
      return known
    },
  }
}
