import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../repository.ts'

const scripts = ['check', 'dev', 'test', 'test-browser'].map((name) => `scripts/${name}.ts`)
const tools = ['bench', 'e2e', 'generate'].map((name) => `${name}/src/main.ts`)
const commands = [...scripts, ...tools].map((path) => `dev/${path}`)

function run(file: string, option: string) {
  return spawnSync(process.execPath, [join(root, file), option], { cwd: root, encoding: 'utf8' })
}

it.each(commands)(
  '%s: an option that it does not know is taken for none, or for a crash',
  (file) => {
    const { status, stdout, stderr } = run(file, '--nonsense')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe("Unknown option '--nonsense'. --help lists what there is.\n")
  },
)

it.each(commands)('%s: --help starts it', (file) => {
  const { status, stdout, stderr } = run(file, '--help')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^ {2}pnpm \w/m)
})
