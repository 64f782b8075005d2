import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const program = `
import { workspaceContext } from '@sva/sdk/http'
import { getWorkspaceContext } from '@sva/sdk'
import { createServer } from 'node:http'
process.on('unhandledRejection', () => console.log('rejection'))
process.on('uncaughtException', ({ message }, origin) => {
  console.log(origin, message, getWorkspaceContext().workspaceId)
  process.exit(7)
})
const inWorkspace = workspaceContext({ from: () => 'musterstadt' })
const server = createServer(inWorkspace(() => { throw new Error('broken handler') }))
server.listen(0, '127.0.0.1', () => fetch('http://127.0.0.1:' + server.address().port).catch(() => {}))
`

it('a handler that throws ends the process as it does without us; nobody waits for ever', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  })
  const [out, code] = await Promise.all([
    text(child.stdout),
    new Promise((resolve) => child.on('close', resolve)),
  ])
  expect(out).toBe('uncaughtException broken handler musterstadt\n')
  expect(code).toBe(7)
})
