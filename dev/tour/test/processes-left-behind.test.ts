import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { runTour, until } from './run-tour.ts'

interface Row {
  readonly pid: number
  readonly parent: number
}

/** What runs; a process that has ended and that nobody has asked about yet (Z) does not. */
function processes(): Row[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' })
  return table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , state]) => state?.startsWith('Z') !== true)
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }))
}

function childrenOf(tour: number | undefined): number[] {
  return processes().flatMap(({ pid, parent }) => (parent === tour ? [pid] : []))
}

function stillThere(pids: readonly number[]): number[] {
  return processes().flatMap(({ pid }) => (pids.includes(pid) ? [pid] : []))
}

test('Ctrl-C in the middle of the traffic', async () => {
  const tour = runTour('--once', '--port', '0', '--seconds', '30')
  await tour.printed(/ · [1-9][\d,]* records/)
  const children = childrenOf(tour.process.pid)
  expect(children).toHaveLength(2)
  tour.process.kill('SIGINT')
  const { output } = await tour.ended()
  expect(output).toContain('planted values')
  expect(output).not.toContain('killed')
  expect(stillThere(children)).toEqual([])
})

test('Ctrl-C before anything is ready', async () => {
  const tour = runTour('--once', '--port', '0')
  await tour.printed(/viewer/)
  const children = childrenOf(tour.process.pid)
  tour.process.kill('SIGINT')
  await tour.ended()
  expect(stillThere(children)).toEqual([])
})

test('the tour itself is killed and can clean up nothing', async () => {
  const tour = runTour('--once', '--port', '0', '--seconds', '30')
  await tour.printed(/traffic/)
  const children = childrenOf(tour.process.pid)
  expect(children).toHaveLength(2)
  tour.process.kill('SIGKILL')
  await tour.ended()
  await until(() => stillThere(children).length === 0)
})

test('the port is taken: who answers, what to do, exit 1, and nothing was started', async () => {
  const server = createServer((_request, response) => response.writeHead(404).end()).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const tour = runTour('--once', '--port', String(port))
  const { exitCode, output } = await tour.ended()
  server.close()
  expect(exitCode).toBe(1)
  expect(output).toContain(`Port ${port} is taken: something that speaks HTTP`)
  expect(output).toContain(`./run demo --port ${port + 1}`)
  expect(output).toContain('demo.log')
})
