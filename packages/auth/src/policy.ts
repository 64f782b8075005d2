import { sessionError } from './errors.ts'

export interface SessionPolicy {
  /**
   * Milliseconds without a request after which a session ends. Default: 30 minutes
   * (the upper end of the OWASP cheat sheet for low risk). May end up to a tenth or a minute
   * early, never late.
   */
  readonly idle?: number
  /**
   * Milliseconds after which a session ends whatever happens. Default: 7 days. That is NIST
   * SP 800-63B-4 AAL1; AAL2 asks for at most 24 hours.
   */
  readonly lifetime?: number
  /** Sessions a user may have at once, over all workspaces; the oldest goes. Default: 10. */
  readonly perUser?: number
}

const minute = 60_000
const day = 24 * 60 * minute
const defaults = { idle: 30 * minute, lifetime: 7 * day, perUser: 10 }

/** Wide enough for every sane policy, narrow enough to notice seconds passed as milliseconds. */
const bounds = {
  idle: [minute, 30 * day],
  lifetime: [minute, 30 * day],
  perUser: [1, 1000],
} as const

/** @throws SvaError SVA_SESSION_POLICY_INVALID */
export function sessionPolicy(options: SessionPolicy): Required<SessionPolicy> {
  const policy = {
    idle: options.idle ?? defaults.idle,
    lifetime: options.lifetime ?? defaults.lifetime,
    perUser: options.perUser ?? defaults.perUser,
  }
  for (const name of ['idle', 'lifetime', 'perUser'] as const) {
    const [min, max] = bounds[name]
    const value = policy[name]
    if (Number.isInteger(value) && value >= min && value <= max) continue
    throw sessionError(
      'SVA_SESSION_POLICY_INVALID',
      `\`${name}\` is not a whole number from ${min} to ${max}.`,
    )
  }
  if (policy.idle > policy.lifetime) {
    throw sessionError('SVA_SESSION_POLICY_INVALID', '`idle` is longer than `lifetime`.')
  }
  return policy
}
