import type { Pair } from './evidence.ts'

/** What a screen needs of `process.stdout`. */
export interface Output {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const colours = { green: 32, red: 31, faint: 2, bold: 1 } as const

/** Five lines with a tick, three pairs, one line that changes, the verdict. Then silence. */
export class Screen {
  readonly #output: Output
  readonly #coloured: boolean
  #live = false

  constructor(output: Output, env: NodeJS.ProcessEnv) {
    this.#output = output
    this.#coloured = output.isTTY === true && !env.NO_COLOR
  }

  get redraws(): boolean {
    return this.#output.isTTY === true
  }

  tick(what: string, detail: string, seconds?: number): void {
    const time = seconds === undefined ? '' : `${seconds.toFixed(1)} s`
    this.line(`${this.paint('green', '✓')} ${what.padEnd(9)} ${time.padStart(7)}  ${detail}`)
  }

  pair({ wrote, left }: Pair): void {
    this.line(`  ${this.paint('faint', 'app wrote')} ${oneLine(wrote)}`)
    this.line(`  ${this.paint('faint', 'left as  ')} ${oneLine(left)}`)
  }

  /** Replaces itself on a terminal; elsewhere each is a line of its own. */
  live(text: string): void {
    if (!this.redraws) return this.line(text)
    this.#output.write(`\r\u001b[2K${this.#cut(text)}`)
    this.#live = true
  }

  line(text = ''): void {
    if (this.#live) this.#output.write('\n')
    this.#live = false
    this.#output.write(`${text}\n`)
  }

  paint(colour: keyof typeof colours, text: string): string {
    return this.#coloured ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text
  }

  /** A terminal may say that it has 0 columns. */
  #cut(text: string): string {
    const room = (this.#output.columns || 200) - 1
    return text.length > room ? `${text.slice(0, room - 1)}…` : text
  }
}

/** Whatever arrived cannot move the cursor. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ')
}
