import { parseArgs, type ParseArgsConfig } from 'node:util'

/** A command line that cannot be understood; the message is a sentence. */
export class UsageError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(`${sentence} sva --help says what there is.`, options)
    this.name = 'UsageError'
  }
}

type Options = NonNullable<ParseArgsConfig['options']>

/** @throws UsageError */
export function parse<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new UsageError(`${sentence}.`, { cause: error })
  }
}
