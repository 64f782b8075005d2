import type { Pair } from './evidence.ts'
import { wrap } from './wrap.ts'

/** What a screen needs of `process.stdout`. */
export interface Output {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const colours = { green: 32, red: 31, faint: 2, bold: 1 } as const
type Colour = keyof typeof colours

/** Columns that a terminal needs for the "^C" it writes itself. */
const room = 3

/** Five lines with a tick, three pairs, one line that changes, the verdict. Then silence. */
export class Screen {
  readonly #output: Output
  readonly #coloured: boolean

  constructor(output: Output, env: NodeJS.ProcessEnv) {
    this.#output = output
    this.#coloured = output.isTTY === true && !env.NO_COLOR
  }

  get redraws(): boolean {
    return this.#output.isTTY === true
  }

  tick(what: string, detail: string, seconds?: number): void {
    const time = seconds === undefined ? '' : `${seconds.toFixed(1)} s`
    this.#block(['✓', 'green'], ` ${what.padEnd(9)} ${time.padStart(7)}  `, detail)
  }

  pair({ wrote, left }: Pair): void {
    this.#block(['  app wrote', 'faint'], ' ', oneLine(wrote))
    this.#block(['  left as  ', 'faint'], ' ', oneLine(left))
  }

  /**
   * The most important part first: a narrow terminal leaves out the last ones. Replaces itself on a
   * terminal until anything else is printed; elsewhere each is a line of its own.
   */
  live(parts: readonly string[]): void {
    const [first = '', ...others] = parts
    let text = `  ${first}`
    for (const part of others) {
      const longer = `${text} · ${part}`
      if (longer.length > this.#columns - room) break
      text = longer
    }
    if (!this.redraws) return this.line(text)
    this.#clear()
    this.#output.write(text)
  }

  /** Broken between words, further lines a little to the right. */
  text(text: string, colour?: Colour): void {
    const [first = '', ...others] = wrap(text, this.#columns - 2)
    for (const line of [first, ...others.map((other) => `  ${other}`)]) {
      this.line(colour === undefined ? line : this.paint(colour, line))
    }
  }

  line(text = ''): void {
    this.#clear()
    this.#output.write(`${text}\n`)
  }

  paint(colour: Colour, text: string): string {
    return this.#coloured ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text
  }

  /** A text behind a head; further lines stand below the text. */
  #block([head, colour]: readonly [string, Colour], gap: string, text: string): void {
    const indent = head.length + gap.length
    const lines = wrap(text, this.#columns - indent)
    this.line(`${this.paint(colour, head)}${gap}${lines.join(`\n${' '.repeat(indent)}`)}`)
  }

  /** The progress line goes, and so does the "^C" of the terminal. */
  #clear(): void {
    if (this.redraws) this.#output.write('\r\u001b[2K')
  }

  /** No end where nobody redraws; a terminal may say that it has 0 columns. */
  get #columns(): number {
    return (this.redraws && this.#output.columns) || Number.POSITIVE_INFINITY
  }
}

/** Whatever arrived cannot move the cursor. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ')
}
