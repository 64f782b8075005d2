import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { root } from '../repository.ts'

const run = promisify(execFile)

export interface ShellOptions {
  readonly cwd?: string
  readonly env?: Record<string, string>
}

/** Runs a program quietly. @throws Error with everything it printed when it fails. */
export async function shell(
  program: string,
  args: readonly string[],
  { cwd = root, env = {} }: ShellOptions = {},
): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 }
  try {
    return (await run(program, args, options)).stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`.trim(), { cause: error })
  }
}
