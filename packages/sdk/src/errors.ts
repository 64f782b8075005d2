/** Every error of the @sva packages: a stable code, what is wrong, and the fix. */
export class SvaError extends Error {
  /** Stable and documented in docs/reference/errors.md; switch on this, never on the message. */
  readonly code: string
  /** The HTTP status a web framework should answer with, where one makes sense. */
  readonly status?: number

  constructor(
    code: string,
    what: string,
    fix: string,
    options: { status?: number; cause?: unknown } = {},
  ) {
    super(`[${code}] ${what}\n  Fix: ${fix}`, 'cause' in options ? { cause: options.cause } : {})
    this.name = 'SvaError'
    this.code = code
    if (options.status !== undefined) this.status = options.status
  }
}
