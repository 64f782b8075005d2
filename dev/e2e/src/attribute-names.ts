type Json = Readonly<Record<string, unknown>>

/** Names of attributes on one side of the collector only. */
export interface Difference {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

export function difference(before: readonly string[], after: readonly string[]): Difference {
  const [sent, left] = [attributeNames(before), attributeNames(after)]
  return {
    removed: [...sent].filter((name) => !left.has(name)).toSorted(),
    added: [...left].filter((name) => !sent.has(name)).toSorted(),
  }
}

/** `events key`: every name of an attribute in requests of OTLP/JSON, and where it stands. */
function attributeNames(bodies: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const body of bodies) collect(JSON.parse(body), 'request', names)
  return names
}

const lists = ['attributes', 'filteredAttributes']

function collect(value: unknown, place: string, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [field, inner] of Object.entries(value as Json)) {
    if (lists.includes(field)) {
      for (const { key } of inner as { key: string }[]) into.add(`${place} ${key}`)
    } else if (Array.isArray(inner)) {
      for (const one of inner) collect(one, field, into)
    } else {
      collect(inner, field, into)
    }
  }
}
