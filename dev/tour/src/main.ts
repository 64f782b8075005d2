import { PortTaken } from '@sva/viewer'
import { help, readOptions, UsageError, type Options } from './cli.ts'
import { LogFile } from './log-file.ts'
import { plainRunFile } from './plain-run.ts'
import { Screen } from './screen.ts'
import { Tour } from './tour.ts'

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(help)
    return 0
  }
  const log = new LogFile()
  try {
    return await conduct(options, log)
  } catch (error) {
    log.write('tour', error instanceof Error ? (error.stack ?? error.message) : String(error))
    const what = error instanceof Error ? error.message : 'something unknown happened'
    const sentence = error instanceof PortTaken ? portTaken(error) : `The tour broke: ${what}`
    process.stderr.write(`${sentence}\n  Details: ${log.path}\n`)
    return 1
  } finally {
    await log.close()
  }
}

async function conduct(options: Options, log: LogFile): Promise<number> {
  const stop = new AbortController()
  const screen = new Screen(process.stdout, process.env)
  // Tests set it: what a person's own plain run let pass stays remembered.
  const plainRun = process.env.SVA_TOUR_PLAIN_RUN ?? plainRunFile
  const tour = new Tour({ options, screen, log, plainRun, stop: stop.signal })
  const onSignal = (): void => {
    if (stop.signal.aborted) {
      tour.kill()
      process.exit(1)
    }
    screen.text('Stopping; what is on its way still arrives. Ctrl-C again stops at once.')
    stop.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  return tour.run()
}

function portTaken({ message, port }: PortTaken): string {
  const [who] = message.split('\n')
  return `${who}\n  Fix: stop it, or take another port: ./run demo --port ${port + 1}`
}

main().then(
  (exitCode) => (process.exitCode = exitCode),
  (error: unknown) => {
    process.stderr.write(`${error instanceof UsageError ? error.message : String(error)}\n`)
    process.exitCode = error instanceof UsageError ? 2 : 1
  },
)
