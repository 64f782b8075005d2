import { dirname, join } from 'node:path'

/** A .d.ts as the compiler writes it: every statement begins at the start of a line. */
interface Module {
  readonly declarations: Map<string, string>
  /** Names that stand for a declaration of another file of the package. */
  readonly elsewhere: Map<string, readonly [file: string, name: string]>
  readonly exported: readonly string[]
}

const declaration =
  /^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|type|function|const|let|namespace) ([\w$]+)/
const binding = /^(import|export)(?: type)? \{(.*)\} from ['"](.+)['"];$/s
const inline = /import\("(\.[^"]+)"\)\.(\w+)/g

function parse(file: string, text: string): Module {
  const declarations = new Map<string, string>()
  const elsewhere = new Map<string, readonly [string, string]>()
  const exported: string[] = []
  const bare = text.replaceAll(/^[ \t]*\/\*[\s\S]*?\*\/[ \t]*\n|^[ \t]*\/\/.*\n/gm, '')
  for (const statement of bare.split(/\n(?=[^\s}])/).map((it) => it.trim())) {
    const [, name] = declaration.exec(statement) ?? []
    const [, kind, names, from] = binding.exec(statement) ?? []
    if (name !== undefined) {
      const overloads = declarations.get(name)
      declarations.set(name, overloads === undefined ? statement : `${overloads}\n${statement}`)
      if (statement.startsWith('export ')) exported.push(name)
    } else if (names !== undefined) {
      for (const [, original, local] of names.matchAll(/(?:type )?([\w$]+)(?: as ([\w$]+))?/g)) {
        if (kind === 'export') exported.push(local ?? original!)
        if (from!.startsWith('.'))
          elsewhere.set(local ?? original!, [resolve(file, from!), original!])
      }
    }
  }
  return { declarations, elsewhere, exported }
}

function resolve(file: string, from: string): string {
  return join(dirname(file), from.replace(/\.[jt]s$/, '.d.ts'))
}

export interface Promised {
  readonly exported: readonly string[]
  /** By file: the declarations that the exported names reach, and no others. */
  readonly declarations: ReadonlyMap<string, ReadonlySet<string>>
}

/** What entry points promise; how the inside of the package is cut does not show in it. */
export function promisedBy(entries: readonly string[], read: (file: string) => string): Promised {
  const modules = new Map<string, Module>()
  const reached = new Map<string, Set<string>>()

  function moduleOf(file: string): Module {
    const known = modules.get(file) ?? parse(file, read(file))
    modules.set(file, known)
    return known
  }

  function reach(file: string, name: string): void {
    const { declarations, elsewhere } = moduleOf(file)
    const there = elsewhere.get(name)
    if (there !== undefined) return reach(...there)
    const text = declarations.get(name)
    if (text === undefined || reached.get(file)?.has(text)) return
    reached.set(file, (reached.get(file) ?? new Set()).add(text))
    for (const [word] of text.matchAll(/[\w$]+/g)) reach(file, word)
    for (const [, from, other] of text.matchAll(inline)) reach(resolve(file, from!), other!)
  }

  for (const entry of entries) for (const name of moduleOf(entry).exported) reach(entry, name)
  return { exported: entries.flatMap((entry) => moduleOf(entry).exported), declarations: reached }
}
