import type { IpMode, Rule } from './define-rule.ts'
import type { Limits } from './limits.ts'
import type { Position } from './position.ts'

/** Lifts the verdict of one key; its value is still scanned. */
export interface Allow {
  /** Any spelling of the key. */
  readonly key: string
  /** Names of rules that do not look at the value of this key either. Default: none. */
  readonly rules?: readonly string[]
  /** Default: everywhere. */
  readonly positions?: readonly Position[]
  /** Why this is safe; required, because somebody will ask. */
  readonly reason: string
}

/** A fixed marker, or a function of what was found (a keyed pseudonym, say). */
export type Replacement = string | ((found: string) => string)

export interface RedactionPolicy {
  /** Own rules; they run after the built-in ones. */
  readonly rules?: readonly Rule[]
  /** Names of rules that do not run. */
  readonly off?: readonly string[]
  /** Keys whose values are secrets, beside the built-in list; matched by head noun. */
  readonly secretKeys?: readonly string[]
  readonly allow?: readonly Allow[]
  /** Exact contact data that may leave: the office's own mail, phone, IBAN. Never for secrets. */
  readonly allowValues?: readonly string[]
  /**
   * By name of rule: another marker, `''` to remove, or a function of what was found. A marker that
   * a rule would find again is refused; a function that throws, or that gives back what it was
   * given, is replaced by `[REDACTED]`. On metric labels functions give way to `[name]`.
   */
  readonly replace?: Readonly<Record<string, Replacement>>
  /**
   * `public` (default): loopback, private and link-local addresses stay, because they name
   * machines; documentation ranges are masked, because testers use them.
   */
  readonly ip?: IpMode
  readonly limits?: Limits
  /** Called for every piece taken out, with a rule and a position, never with a value. */
  readonly onRedaction?: (rule: string, position: Position) => void
  /** Called for everything that a hatch lets out, with the hatch, never with a value. */
  readonly onExemption?: (hatch: Hatch, position: Position) => void
}

/** What lets personal data out on purpose. A closed list: it is counted. */
export type Hatch = 'allow' | 'allowValues' | 'knownSafe'

/** A policy as it works, to be printed: no value in it. */
export interface PolicySummary {
  /** Name of rule -> `off`, `mask`, `function`, `remove`, or its marker. */
  readonly rules: Readonly<Record<string, string>>
  readonly secretKeys: readonly string[]
  readonly allow: readonly Allow[]
  /** How many. */
  readonly allowValues: number
  readonly ip: IpMode
  readonly limits: Required<Limits>
}

/** The policy with its defaults filled in. */
export interface CompletePolicy {
  readonly rules: readonly Rule[]
  readonly secretKeys: readonly string[]
  readonly allow: readonly Allow[]
  readonly allowValues: ReadonlySet<string>
  readonly replace: ReadonlyMap<string, Replacement>
  readonly ip: IpMode
  readonly limits: Required<Limits>
  readonly onRedaction: (rule: string, position: Position) => void
  readonly onExemption: (hatch: Hatch, position: Position) => void
  readonly summary: PolicySummary
}
