import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Where a session lives. `tag` is the same for all sessions of a user, `id` is the public handle. */
export interface Address {
  readonly tag: string
  readonly id: string
}

/** A token as the store sees it: the secret is hashed and gone. */
export interface Token extends Address {
  readonly secretHash: string
}

/**
 * `svas_` + tag (16) + id (22) + secret (43): the id finds the record, the secret (256 random bits;
 * OWASP ASVS 5.0, 7.2.3 asks for 128) opens it. The record's name thus outlives a rotation, and no
 * lookup compares secrets byte by byte.
 */
const shape = /^svas_([\w-]{16})([\w-]{22})([\w-]{43})$/

export function newAddress(tag: string): Address {
  return { tag, id: randomBytes(16).toString('base64url') }
}

export function newToken({ tag, id }: Address): { text: string; secretHash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { text: `svas_${tag}${id}${secret}`, secretHash: hashSecret(secret) }
}

/** `undefined` for anything that is not one of our tokens, so that it costs no trip. */
export function parseToken(text: string): Token | undefined {
  const [, tag, id, secret] = shape.exec(text) ?? []
  if (tag === undefined || id === undefined || secret === undefined) return undefined
  return { tag, id, secretHash: hashSecret(secret) }
}

/** No salt and no stretching: the secret is random, not a password. */
function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url')
}

export function sameHash(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
