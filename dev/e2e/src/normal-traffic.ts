import { stack } from './stack.ts'
import { tour } from './tour.ts'

/** A second of the demo. */
export interface Traffic {
  readonly logs: number
  readonly spans: number
  readonly points: number
}

/** As the demo prints it, whose own records go into the stack, too. @throws Error */
export async function normalTraffic(): Promise<Traffic> {
  const { output } = await tour(stack().urls.otlp)
  const [line = ''] = /^traffic a second: .*$/m.exec(output) ?? []
  const rate = (what: string): number => {
    const [, number] = new RegExp(`(\\d+) ${what}`).exec(line) ?? []
    if (number === undefined) throw new Error(`The tour does not say its ${what}:\n${output}`)
    return Number(number)
  }
  return { logs: rate('logs'), spans: rate('spans'), points: rate('data points') }
}
