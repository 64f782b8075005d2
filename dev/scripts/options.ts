import { parseArgs, type ParseArgsConfig } from 'node:util'

/**
 * The options of a command and its words. `--help` prints the help and ends; what the command does
 * not know is a sentence, and exit code 2.
 */
export function readOptions<const Config extends ParseArgsConfig>(help: string, config: Config) {
  try {
    const parsed = parseArgs(config)
    if (!('help' in parsed.values)) return parsed
    process.stdout.write(help)
    return process.exit(0)
  } catch (error) {
    // Node goes on to tell how a file is given that begins with a dash.
    const [sentence] = (error as Error).message.split('. ')
    process.stderr.write(`${sentence}. --help lists what there is.\n`)
    return process.exit(2)
  }
}
