import type { Opened } from './open.ts'
import { sameHash, type Token } from './token.ts'

/** What of an opened record a token may have: a right id with a wrong secret learns nothing. */
export function admit(token: Token, opened: Opened): Opened {
  if (opened.status !== 'active') return opened
  if (!sameHash(token.secretHash, opened.record.secretHash)) return { status: 'absent' }
  return isOver(opened.record) ? { status: 'expired' } : opened
}

/**
 * A logout that is under way while another request rotates has the old token. It must not be
 * answered with "signed out" while the session goes on. An unreadable record is of use to nobody.
 */
export function mayEnd(token: Token, opened: Opened): boolean {
  if (opened.status !== 'active') return opened.status !== 'absent'
  const { secretHash, previousHash = secretHash } = opened.record
  return sameHash(token.secretHash, secretHash) || sameHash(token.secretHash, previousHash)
}

export function isOver({ expiresAt }: { readonly expiresAt: number }): boolean {
  return expiresAt <= Date.now()
}
