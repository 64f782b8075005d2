#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { explain, scan } from './redact.ts'
import { complain, print } from './terminal.ts'
import { UsageError } from './usage.ts'

const help = `Finds personal data and secrets, on this machine: nothing is sent anywhere.

  sva redact explain [--key KEY] [--json] [FILE]   what would be taken out of a text, and why
  sva redact scan [--json] FILE...                 whether files hold something: for hooks and CI

  FILE         - is standard input, and what explain reads without one;
               scan takes folders, too: every file in them
  --key KEY    the text is the value of this key, as in { KEY: text }
  --json       an array of { rule, line, column, start, end, length }, with scan also file
  --version

scan prints file:line:column, rule and length, and never what was found.
Exit code: 0 done or clean, 1 scan found something, 2 wrong use, or a file that could not be read.
`

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  'redact explain': explain,
  'redact scan': scan,
}

async function main(args: readonly string[]): Promise<number> {
  if (args.some((it) => it === '--help' || it === '-h')) return said(help)
  if (args[0] === '--version') return said(`${version()}\n`)
  const name = args.slice(0, 2).join(' ')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    const known = Object.keys(commands).some((it) => it.startsWith(`${name} `))
    const what = name === '' ? 'Say what to do' : `There is no command ${name}`
    throw new UsageError(
      known ? `Say what to do: ${Object.keys(commands).join(' or ')}.` : `${what}.`,
    )
  }
  return command(args.slice(2))
}

function said(text: string): number {
  print(text)
  return 0
}

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has seen enough (`sva … | head`): the code that shells give to that.
  if (error.code === 'EPIPE') process.exit(141)
  complain(`The output cannot be written: ${error.message}`)
  process.exit(2)
})

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    complain(error instanceof Error ? error.message : String(error))
    process.exitCode = 2
  },
)
