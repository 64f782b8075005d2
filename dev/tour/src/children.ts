import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ChildOptions {
  readonly name: string
  /** Imported before everything else. */
  readonly preload: string
  /** The program and its arguments. */
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Every line of both outputs. */
  readonly onLine: (line: string) => void
}

/** Milliseconds. Flushing takes up to 5 s (shutdownTimeout); then the process needs to end. */
const patience = 7_000

const withParent = new URL('preload/with-parent.ts', import.meta.url).pathname

/** What somebody's shell says about OpenTelemetry must not change what is compared. */
function withoutTelemetry(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('OTEL_')))
}

/** A process of the tour. It cannot outlive it: see preload/with-parent.ts. */
export class Child {
  readonly name: string
  readonly process: ChildProcess
  readonly #ended: Promise<unknown>
  readonly #lines = new EventEmitter()
  #stopping = false

  constructor({ name, preload, command, env, onLine }: ChildOptions) {
    this.name = name
    this.process = spawn(
      process.execPath,
      ['--import', withParent, '--import', preload, ...command],
      {
        env: { ...withoutTelemetry(process.env), ...env },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // Ctrl-C goes to the whole process group of a terminal; the tour tells its children itself.
        detached: true,
      },
    )
    this.#ended = once(this.process, 'exit')
    this.#lines.on('line', onLine)
    for (const output of [this.process.stdout, this.process.stderr]) {
      if (output === null) continue
      createInterface({ input: output }).on('line', (line) => this.#lines.emit('line', line))
    }
  }

  /** The first line that matches; rejects when the process ends before it wrote one. */
  line(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#lines.on('line', (line: string) => {
        if (pattern.test(line)) resolve(line)
      })
      void this.#ended.then(() => reject(new Error(`${this.name} ended before it was ready`)))
    })
  }

  /** Calls back when the process ends although nobody asked it to. */
  onCrash(listener: (what: string) => void): void {
    this.process.once('exit', (code, signal) => {
      if (!this.#stopping) listener(`${this.name} ended by itself (${signal ?? `exit ${code}`})`)
    })
  }

  /** Lets it flush and end; `false` when it had to be killed. */
  async stop(): Promise<boolean> {
    this.#stopping = true
    if (this.#gone) return true
    this.process.kill('SIGTERM')
    const waiting = new AbortController()
    const ended = await Promise.race([
      this.#ended.then(() => true),
      sleep(patience, false, { signal: waiting.signal }).catch(() => false),
    ])
    waiting.abort()
    if (!ended) this.kill()
    await this.#ended
    return ended
  }

  kill(): void {
    this.#stopping = true
    if (!this.#gone) this.process.kill('SIGKILL')
  }

  get #gone(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null
  }
}
