import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { UsageError } from './errors.ts'
import { extras, type Extra } from './paths.ts'

const overview = `The monitoring stack in Docker. What runs where: docs/reference/stack.md

  pnpm stack up [--with ${extras.join(',')}] [--without SERVICE]
  pnpm stack status [--json]
  pnpm stack logs [SERVICE] [-f]
  pnpm stack down
  pnpm stack reset [--yes]
  pnpm stack build [--programs] [PROGRAM...]

Each takes --help. Exit code: 0 all well, 1 something is unhealthy or broke, 2 wrong option.
Two stacks side by side: COMPOSE_PROJECT_NAME and the ports, see .env.example.
`

const helps = {
  up: `Starts the stack and waits until it is healthy. Makes .env with passwords on first use.

  pnpm stack up [--with ${extras.join(',')}] [--without SERVICE]

  --with tracing     Jaeger, and the traces go there
  --with containers  cAdvisor; it reads Docker's socket, which is as good as root
  --with promtail    Promtail in the place of log-agent; no fixes since March 2026
  --without SERVICE  leave one out whose image cannot be had, e.g. grafana; stops it if it runs

Again with other options: changes what runs. Ctrl-C takes down what this call started.
`,
  down: `Stops the stack and removes its containers. What it stored stays: pnpm stack up goes on with it.
Containers of apps stay, too, and with them the network that they joined.

  pnpm stack down
`,
  status: `One line a service; the collectors, whose images cannot probe, are asked from here.

  pnpm stack status [--json]
`,
  logs: `The last 200 lines of each service, or of one.

  pnpm stack logs [SERVICE] [-f]

  -f, --follow  and what comes, until Ctrl-C
`,
  reset: `Stops the stack and DELETES everything that it stored. Asks first.

  pnpm stack reset [--yes]

  --yes  does not ask
`,
} as const

const options = {
  up: { with: { type: 'string', multiple: true }, without: { type: 'string', multiple: true } },
  down: {},
  status: { json: { type: 'boolean' } },
  logs: { follow: { type: 'boolean', short: 'f' } },
  reset: { yes: { type: 'boolean' } },
} as const satisfies Record<keyof typeof helps, ParseArgsOptionsConfig>

export type Command =
  | { readonly name: 'help'; readonly text: string }
  | { readonly name: 'build'; readonly args: readonly string[] }
  | { readonly name: 'up'; readonly extras: readonly Extra[]; readonly without: readonly string[] }
  | { readonly name: 'down' }
  | { readonly name: 'status'; readonly json: boolean }
  | { readonly name: 'logs'; readonly service: string | undefined; readonly follow: boolean }
  | { readonly name: 'reset'; readonly yes: boolean }

/** @throws UsageError */
export function readCommand(args: readonly string[]): Command {
  const [word, ...rest] = args
  if (word === '--help' || word === '-h') return { name: 'help', text: overview }
  if (word === undefined) throw new UsageError(overview.trimEnd())
  if (word === 'build') return { name: 'build', args: rest }
  if (!Object.hasOwn(helps, word))
    throw new UsageError(`There is no "${word}".\n  Fix: pnpm stack --help lists what there is`)
  const name = word as keyof typeof helps
  const { values, positionals } = parse(name, rest)
  if (values['help']) return { name: 'help', text: helps[name] }
  const most = name === 'logs' ? 1 : 0
  if (positionals.length > most)
    throw new UsageError(`"${positionals[most]}" is too much.\n  Fix: pnpm stack ${name} --help`)
  switch (name) {
    case 'up':
      return { name, extras: list(values['with']).map(extra), without: list(values['without']) }
    case 'status':
      return { name, json: values['json'] === true }
    case 'logs':
      return { name, service: positionals[0], follow: values['follow'] === true }
    case 'reset':
      return { name, yes: values['yes'] === true }
    default:
      return { name }
  }
}

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

function parse(name: keyof typeof helps, args: readonly string[]) {
  try {
    const help = { type: 'boolean', short: 'h' } as const
    const parsed = parseArgs({
      args: [...args],
      options: { ...options[name], help },
      allowPositionals: true,
    })
    return { values: parsed.values as Values, positionals: parsed.positionals }
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new UsageError(`${sentence}.\n  Fix: pnpm stack ${name} --help`, { cause: error })
  }
}

/** `--with a,b` and `--with a --with b` are the same. */
function list(value: Values[string]): readonly string[] {
  const texts = Array.isArray(value) ? value.map(String) : []
  return [...new Set(texts.flatMap((text) => text.split(',')).filter((text) => text !== ''))]
}

function extra(name: string): Extra {
  const found = extras.find((one) => one === name)
  if (found) return found
  throw new UsageError(`--with ${name} is unknown.\n  Fix: one or more of ${extras.join(', ')}`)
}
