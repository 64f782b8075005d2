import { run as runProgram, type Result } from '@sva/images'

export type { Result }

export interface RunOptions {
  /** Beside what this process has. */
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
}

/** Runs a program to its end; a code other than 0 is an answer, not an error. */
export function tryRun(
  [program = '', ...args]: readonly string[],
  { env, ...options }: RunOptions = {},
): Promise<Result> {
  return runProgram(program, args, { ...options, env: { ...process.env, ...env } })
}

/** @throws Error with the end of what it printed, when its code is not 0. */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await tryRun(command, options)
  if (code === 0) return stdout
  const said = `${stderr}${stdout}`.trim().split('\n').slice(-15).join('\n')
  throw new Error(`${command.slice(0, 6).join(' ')} ended with ${code}:\n${said}`)
}
