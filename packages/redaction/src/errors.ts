/** A redaction policy that cannot work. Thrown when a redactor is made, never later. */
export class RedactionPolicyError extends Error {
  /** Stable and documented (SVA_POLICY_…); switch on this, never on the message. */
  readonly code: `SVA_POLICY_${string}`

  constructor(code: `SVA_POLICY_${string}`, what: string, fix: string) {
    super(`[${code}] ${what}\n  Fix: ${fix}`)
    this.name = 'RedactionPolicyError'
    this.code = code
  }
}
