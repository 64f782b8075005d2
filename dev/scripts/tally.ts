/** What a command counted. Every command that tests something ends with {@link printTally}. */
export interface Tally {
  passed: number
  failed: number
}

/** The one line that people and .ci/run read: alone on its line, and the last. */
export function printTally({ passed, failed }: Tally): void {
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  // Nothing tested is not a success: a wrong filter or a lost file must not look green.
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}
