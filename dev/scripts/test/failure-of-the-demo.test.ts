import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../repository.ts'

const forever = 'console.log(process.pid); setInterval(() => {}, 1_000)'

/** A command that has `program` in its foreground, as `pnpm dev` has the demo. */
function command(program: string) {
  const script = `
    import { spawn } from 'node:child_process'
    import { foreground } from ${JSON.stringify(join(root, 'dev/scripts/foreground.ts'))}
    const stdio = ['ignore', 'inherit', 'inherit']
    const child = spawn(process.execPath, ['--eval', ${JSON.stringify(program)}], { stdio })
    process.exitCode = await foreground(child)`
  return spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The pid of the program that runs in the foreground, once it does. */
async function started(shell: ReturnType<typeof command>): Promise<number> {
  const [chunk] = (await once(shell.stdout, 'data')) as [Buffer]
  return Number(chunk.toString())
}

it('a demo that ends with an error is no success of the command', async () => {
  expect(await once(command('process.exit(3)'), 'exit')).toEqual([3, null])
})

it('a demo that is killed is no success either', async () => {
  const shell = command(forever)
  process.kill(await started(shell), 'SIGKILL')
  expect(await once(shell, 'exit')).toEqual([1, null])
})

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the demo too, and is no failure',
  async (signal) => {
    const shell = command(forever)
    const demo = await started(shell)
    shell.kill(signal)
    expect(await once(shell, 'exit')).toEqual([0, null])
    expect(() => process.kill(demo, 0)).toThrow('ESRCH')
  },
)
