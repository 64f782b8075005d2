import { SvaError } from '@sva/sdk'

/** The store cannot be asked right now. Says nothing about the session: do not sign anybody out. */
export class SessionStoreUnavailable extends SvaError {
  constructor(why: string) {
    super(
      'SVA_SESSION_STORE_UNAVAILABLE',
      `The session store is unavailable: ${why}`,
      'check that Redis runs, is reachable and accepts the credentials; answer 503 and keep the cookie',
      { status: 503 },
    )
    this.name = 'SessionStoreUnavailable'
  }
}

const catalog = {
  SVA_SESSION_POLICY_INVALID: 'durations are milliseconds, e.g. idle: 30 * 60_000',
  SVA_SESSION_KEYS_INVALID:
    "pass a list of at least one key, each 32 random bytes or more: Buffer.from(secret, 'base64')",
  SVA_SESSION_OWNER_INVALID: 'pass { workspaceId, userId } of somebody who has signed in',
  SVA_SESSION_DATA_INVALID: 'keep plain JSON in a session; an object is a good start',
  SVA_SESSION_ORIGIN_INVALID:
    "pass the address people type, e.g. origin: 'https://buergerservice.example'; http is for localhost only",
  SVA_SESSION_COOKIE_DUPLICATE:
    'delete the cookies of this site; a second one of the name was planted by somebody else',
  SVA_SESSION_COOKIE_INSECURE: 'serve over https and pass that address as `origin`',
} as const

/** `what` never holds a value from outside. */
export function sessionError(code: keyof typeof catalog, what: string, status?: number): SvaError {
  return new SvaError(code, what, catalog[code], status === undefined ? {} : { status })
}
