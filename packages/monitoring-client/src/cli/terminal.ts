import { styleText } from 'node:util'
import { createRedactor } from '@sva/redaction'
import { escapeControls } from '../controls.ts'

export const redactor = createRedactor()

/** What we say ourselves: a path or an argument can hold somebody's address, too. */
export function sayable(text: string): string {
  return escapeControls(redactor.redact(text) as string)
}

export function print(text: string): void {
  process.stdout.write(text)
}

export function complain(sentence: string): void {
  progress.clear()
  process.stderr.write(`${sayable(sentence)}\n`)
}

/** A person's own text, as it reads, but without what would drive the terminal. */
export function plain(text: string): string {
  return text.replaceAll(/[^\n\t]+/g, escapeControls)
}

/** Coloured where somebody sees colours (NO_COLOR, FORCE_COLOR), else between arrows. */
export function marked(text: string): string {
  const painted = styleText(['black', 'bgYellow'], text, { stream: process.stdout })
  return painted === text ? `>>${text}<<` : painted
}

const CALM = 1_000
const OFTEN = 100
const clearLine = '\r\u001b[K'

/** One line that says how far long work has come; only on a terminal. */
class Progress {
  #next = performance.now() + CALM
  #shown = false
  #listens = false

  show(text: string): void {
    if (!process.stderr.isTTY || performance.now() < this.#next) return
    if (!this.#listens) process.once('SIGINT', stopped)
    this.#listens = true
    this.#next = performance.now() + OFTEN
    this.#shown = true
    process.stderr.write(clearLine + text.slice(0, process.stderr.columns - 1))
  }

  clear(): void {
    if (this.#shown) process.stderr.write(clearLine)
    this.#shown = false
  }
}

export const progress = new Progress()

/** Ctrl-C ends the process as it would without us, but does not leave half a line behind. */
function stopped(): void {
  progress.clear()
  process.kill(process.pid, 'SIGINT')
}
