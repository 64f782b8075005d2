import { parseArgs } from 'node:util'

export interface Options {
  readonly help: boolean
  readonly once: boolean
  readonly plain: boolean
  /** How long the traffic runs. */
  readonly seconds: number
  readonly port: number
  /** Base URL of a collector that gets everything that arrives, byte for byte. */
  readonly forward: string | undefined
  /** A file that gets what was planted, for a search in another place. */
  readonly planted: string | undefined
}

export const help = `Starts the viewer and a demo app, drives traffic through it, plants personal data and secrets
wherever telemetry has room for them, and searches every byte that arrived for them.

  ./run demo [--once] [--plain] [--seconds N] [--port N] [--forward URL] [--planted FILE]

  --once          without a person: end after the verdict
  --plain         the same traffic through plain OpenTelemetry, without our packages; finds the leaks
  --seconds N     how long the traffic runs (default 60, with --once 20)
  --port N        the viewer's port on 127.0.0.1 (default 4318, 0 takes a free one)
  --forward URL   send everything that arrives on to a collector: http://localhost:4318 with --port 0
  --planted FILE  write what was planted, for a search elsewhere (readable by you only)

Exit code: 0 nothing claimed arrived and everything expected did, 1 something broke,
2 wrong option, 3 a planted value arrived.
`

/** A command line that cannot be understood; the message is a sentence. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options {
  const { help, once, plain, seconds, port, forward, planted } = parse(args)
  return {
    help,
    once,
    plain,
    seconds: wholeNumber('--seconds', seconds ?? (once ? '20' : '60'), 5, 3_600),
    port: wholeNumber('--port', port ?? '4318', 0, 65_535),
    forward: forward === undefined ? undefined : httpUrl('--forward', forward),
    planted,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        once: { type: 'boolean', default: false },
        plain: { type: 'boolean', default: false },
        seconds: { type: 'string' },
        port: { type: 'string' },
        forward: { type: 'string' },
        planted: { type: 'string' },
      },
    }).values
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new UsageError(`${sentence}. ./run demo --help lists the options.`, { cause: error })
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new UsageError(`${name} takes a whole number from ${least} to ${most}.`)
}

function httpUrl(name: string, text: string): string {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text
  throw new UsageError(`${name} takes a URL such as http://localhost:4318.`)
}
