import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { inTemporaryFolder } from '../src/temporary-folder.ts'

test('a failed build leaves no caches', async () => {
  let left = ''
  await expect(
    inTemporaryFolder(async (folder) => {
      left = folder
      mkdirSync(join(folder, 'modules'))
      writeFileSync(join(folder, 'modules/file'), 'x')
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(left).not.toBe('')
  expect(existsSync(left)).toBe(false)
})

const src = join(import.meta.dirname, '../src')
/** Starts a compiler that takes for ever, in a folder; says the folder and the compiler's pid. */
const builder = `
  import { inTemporaryFolder } from '${src}/temporary-folder.ts'
  import { run } from '${src}/run.ts'
  try {
    await inTemporaryFolder(async (folder, signal) => {
      const onStdout = (pid) => console.log(JSON.stringify({ folder, pid: Number(pid) }))
      await run('sh', ['-c', 'echo $$; sleep 1000 & wait'], { signal, group: true, onStdout })
    })
  } catch (error) {
    process.exitCode = error.name === 'Interrupted' ? 130 : 1
  }
`

test.each([
  ['Ctrl-C', 'SIGINT', '', 130],
  ['SIGTERM', 'SIGTERM', '', 130],
  ['a caller that exits on Ctrl-C', 'SIGINT', "process.on('SIGINT', () => process.exit(7))\n", 7],
] as const)('%s leaves neither caches nor compilers', async (_, signal, first, expected) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', first + builder])
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { folder, pid } = JSON.parse(line.toString()) as { folder: string; pid: number }
  expect(existsSync(folder)).toBe(true)
  child.kill(signal)
  const [code] = await once(child, 'exit')
  expect(code).toBe(expected)
  expect(existsSync(folder)).toBe(false)
  await vi.waitFor(() => expect(() => process.kill(-pid, 0)).toThrow('ESRCH'), 10_000)
})
