const LONGEST = 32
const failed = /\bconnect E[A-Z_]{3,20} \[?$/

/** `connect ECONNREFUSED 203.0.113.5:443`: which service does not answer, and nobody's address. */
export function isUpstream(text: string, at: number): boolean {
  return failed.test(text.slice(Math.max(0, at - LONGEST), at))
}
