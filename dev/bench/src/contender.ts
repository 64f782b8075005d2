/** One of those that are measured side by side. */
export interface Contender {
  readonly name: string
  readonly version?: string
  /** What leaves in place of a log line or an object. Not there when it reads keys only. */
  readonly redact?: (value: unknown) => unknown
  /** Takes out what the keys alone forbid, or only judges them. Not there when it cannot. */
  readonly keys?: (value: object) => unknown
}

/** Imports a file of a package of the folder `peers`. */
export type Load = <T>(file: string) => Promise<T>

/** A contender that has to be installed: its package, and how it is called. */
export interface Peer {
  readonly name: string
  readonly create: (load: Load) => Promise<Omit<Contender, 'name' | 'version'>>
}

export type TextContender = Contender & Required<Pick<Contender, 'redact'>>

export function readsText(contender: Contender): contender is TextContender {
  return contender.redact !== undefined
}

/** For contenders that know strings only: a copy with every string of it replaced. */
export function mapStrings(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, replace))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapStrings(item, replace)]),
  )
}
