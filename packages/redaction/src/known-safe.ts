/** Made by {@link knownSafe}. Holds no value itself, so whoever does not know it cannot leak it. */
export interface KnownSafe {
  readonly reason: string
}

const texts = new WeakMap<object, string>()

/**
 * Vouches for contact data where it is used: `{ office: knownSafe(office.mail, 'on the imprint') }`.
 * It may leave although it looks personal and although its key says so; secrets are still taken out
 * of it, and behind a key that names a secret nothing leaves. Counted by `onExemption`. What comes
 * from outside cannot pretend to be one: it is an object that only this function makes.
 */
export function knownSafe(value: string, reason: string): KnownSafe {
  const safe = Object.freeze({ reason })
  // Without a text or a reason it vouches for nothing; throwing would be the app's failure.
  if (typeof value === 'string' && reason !== '') texts.set(safe, value)
  return safe
}

/** The text that somebody vouches for; undefined for everything else. */
export function knownText(value: object): string | undefined {
  return texts.get(value)
}

export function isKnownSafe(value: unknown): value is KnownSafe {
  return typeof value === 'object' && value !== null && texts.has(value)
}
