/** Whose session it is. A person who works for two workspaces has sessions in both. */
export interface SessionOwner {
  readonly workspaceId: string
  readonly userId: string
}

/** What may be shown of a session, e.g. in "signed in on these devices". Opens nothing. */
export interface SessionHandle extends SessionOwner {
  /** Public name of the session, stable over {@link SessionStore.rotate}; not the cookie's secret. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** End of the absolute lifetime, in milliseconds since 1970; nothing prolongs it. */
  readonly expiresAt: number
}

export interface Session<T> extends SessionHandle {
  /** What the app keeps. Travels as JSON: a Date comes back as a string. */
  readonly data: T
}

/**
 * Why there is no session:
 * - `absent`: never was, revoked, idle for too long, or the token is not one of ours;
 * - `expired`: the absolute lifetime is over (seen until the record has been idle for too long);
 * - `tampered`: the record does not decrypt with any key of the ring. Worth an alert.
 */
export interface NoSession {
  readonly status: 'absent' | 'expired' | 'tampered'
}

export interface ActiveSession<T> {
  readonly status: 'active'
  readonly session: Session<T>
}

export interface RotatedSession<T> extends ActiveSession<T> {
  readonly token: string
}

/** Every method throws {@link SessionStoreUnavailable} within a second when the store is down. */
export interface SessionStore<T> {
  /**
   * Signs somebody in. `token` is for the cookie and for nobody else; it cannot be asked for again.
   * One session more than `perUser` ends the user's oldest.
   */
  create(
    owner: SessionOwner,
    data: T,
  ): Promise<{ readonly token: string; readonly session: Session<T> }>
  /** Reads a session and thereby keeps it from idling out. */
  get(token: string): Promise<ActiveSession<T> | NoSession>
  /**
   * Changes the data; concurrent changes are applied one after the other and none is lost.
   * `change` may run more than once, so it has no side effects. When it throws, only its caller
   * fails. A session that ended meanwhile stays ended.
   */
  update(token: string, change: (data: T) => T): Promise<ActiveSession<T> | NoSession>
  /**
   * Gives the session a new token and ends the old one at once: after every (re-)authentication
   * and every gain of rights (OWASP ASVS 5.0, 7.2.4). The lifetime is not prolonged.
   */
  rotate(token: string): Promise<RotatedSession<T> | NoSession>
  /** Signs out, also with the token before the last rotation. When it throws, the user is *not* signed out: clear the cookie and answer 503. */
  revoke(token: string): Promise<void>
  /** The user's live sessions, oldest first; in all workspaces when none is named. */
  list(user: {
    readonly userId: string
    readonly workspaceId?: string
  }): Promise<readonly SessionHandle[]>
  /**
   * Ends the user's sessions: in one workspace or (default) in all, except the one with the id
   * `exceptId`. Resolves to how many ended.
   */
  revokeAll(user: {
    readonly userId: string
    readonly workspaceId?: string
    readonly exceptId?: string
  }): Promise<number>
}
