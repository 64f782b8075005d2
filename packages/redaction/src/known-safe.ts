/** Made by {@link knownSafe}. */
export interface KnownSafe {
  readonly reason: string
  readonly value: string
  /** What this process alone knows; it never leaves, for the value stands in for all of this. */
  readonly seal: string
}

let seal: string | undefined

/**
 * Vouches for contact data where it is used: `{ office: knownSafe(office.mail, 'on the imprint') }`.
 * It may leave although it looks personal and although its key says so; secrets are still taken out
 * of it, and behind a key that names a secret nothing leaves. Counted by `onExemption`. Plain data,
 * so that it outlives every copy that is made on the way; what comes from outside cannot pretend to
 * be one, because it does not know the seal.
 */
export function knownSafe(value: string, reason: string): KnownSafe {
  seal ??= String(crypto.getRandomValues(new Uint32Array(4)))
  // Without a text or a reason it vouches for nothing; throwing would be the app's failure.
  const vouched = typeof value === 'string' && reason !== ''
  return Object.freeze({ reason, value, seal: vouched ? seal : '' })
}

export function isKnownSafe(value: unknown): value is KnownSafe {
  if (seal === undefined || typeof value !== 'object' || value === null) return false
  try {
    return Object.getOwnPropertyDescriptor(value, 'seal')?.value === seal
  } catch {
    return false
  }
}

/** The text that somebody vouches for. */
export function knownText(safe: KnownSafe): string {
  const text: unknown = Object.getOwnPropertyDescriptor(safe, 'value')?.value
  return typeof text === 'string' ? text : ''
}
