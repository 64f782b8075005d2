import { setTimeout as sleep } from 'node:timers/promises'
import { startViewer, type Viewer } from '@sva/viewer'
import { Planter, startDemo, type CastOptions } from './cast.ts'
import type { Child } from './children.ts'
import type { Options } from './cli.ts'
import { Evidence } from './evidence.ts'
import type { LogFile } from './log-file.ts'
import { createCells, type Cell } from './planted/table.ts'
import { readPlainRun, writePlainRun } from './plain-run.ts'
import { leakLines, sentenceOf, tableLines } from './report.ts'
import type { Screen } from './screen.ts'
import { Drive, findAccounts, keepDriving } from './traffic/drive.ts'
import { judge, type Facts, type Verdict } from './verdict.ts'

export interface TourParts {
  readonly options: Options
  readonly screen: Screen
  readonly log: LogFile
  /** Ctrl-C. */
  readonly stop: AbortSignal
}

/** Milliseconds that the last records may take when their processes go on: two metric intervals. */
const settling = 4_000

/** From the first line on the screen to the last process gone. */
export class Tour {
  readonly #parts: TourParts
  readonly #cells: readonly Cell[] = createCells()
  readonly #evidence: Evidence
  readonly #children: Child[] = []
  readonly #problems: string[] = []
  #planter: Planter | undefined
  #viewer: Viewer | undefined

  constructor(parts: TourParts) {
    this.#parts = parts
    this.#evidence = new Evidence(this.#cells, {
      attributed: !parts.options.plain,
      onPair: (pair) => parts.screen.pair(pair),
    })
  }

  /** @returns the exit code */
  async run(): Promise<number> {
    const { options, stop } = this.#parts
    try {
      const demoUrl = await this.#start()
      await this.#minute(demoUrl)
      if (options.once || stop.aborted) {
        await this.#stopChildren()
        return this.#report().exitCode
      }
      await sleep(settling, undefined, { signal: stop }).catch(() => {})
      const { exitCode } = this.#report()
      this.#invite(demoUrl)
      await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }))
      await this.#stopChildren()
      this.#farewell()
      return exitCode
    } finally {
      // Also when something threw: nothing of the tour stays behind.
      await this.#stopChildren()
      await this.#viewer?.close()
    }
  }

  /** The second Ctrl-C. */
  kill(): void {
    for (const child of this.#children) child.kill()
  }

  async #start(): Promise<string> {
    const { options, screen, log } = this.#parts
    const { SVA_RUN_NODE_SECONDS: node, SVA_RUN_INSTALL_SECONDS: install } = process.env
    screen.tick('Node', process.version, node === undefined ? undefined : Number(node))
    screen.tick('packages', 'installed', install === undefined ? undefined : Number(install))

    let started = performance.now()
    const seconds = (): number => (performance.now() - started) / 1_000
    this.#viewer = await startViewer({
      port: options.port,
      onBody: (signal, body) => this.#evidence.body(signal, body),
      tryText: (text) => this.#tryText(text),
    })
    screen.tick('viewer', this.#viewer.url, seconds())

    started = performance.now()
    const { plain } = options
    const cast: CastOptions = {
      endpoint: this.#viewer.url,
      plain,
      log,
      evidence: this.#evidence,
    }
    const demo = this.#watch(startDemo(cast))
    // Most of the time: the rest is for what is still on its way at the end.
    this.#planter = new Planter(cast, this.#cells, options.seconds * 800)
    this.#watch(this.#planter.child)
    this.#showTexts()
    const demoUrl = await demo.line(/^http:/)
    const sessions = process.env.REDIS_URL ? 'sessions in Redis' : 'sessions in memory: set REDIS_URL'
    screen.tick('demo', `${demoUrl}  ${sessions}`, seconds())
    return demoUrl
  }

  async #minute(demoUrl: string): Promise<void> {
    const { options, screen, stop } = this.#parts
    const started = performance.now()
    const passed = (): number => (performance.now() - started) / 1_000
    const over = AbortSignal.any([stop, AbortSignal.timeout(options.seconds * 1_000)])
    const drive = new Drive(demoUrl, this.#evidence, over)
    const accounts = await findAccounts(drive)
    const towns = new Set(accounts.map(({ workspaceId }) => workspaceId)).size
    screen.tick('traffic', `${accounts.length} people of ${towns} municipalities`, passed())

    const driving = keepDriving(drive, accounts)
    const pause = screen.redraws ? 250 : 5_000
    while (!over.aborted) {
      await sleep(pause, undefined, { signal: over }).catch(() => {})
      screen.live(this.#liveLine(passed(), drive.requests))
    }
    this.#problems.push(...(await driving))
    if (!stop.aborted) await this.#planter?.done
  }

  #liveLine(seconds: number, requests: number): string {
    const { records = 0, workspaces = {} } = this.#viewer?.counts() ?? {}
    const { planted, arrived } = this.#facts()
    const leaked = planted.filter((planting) => planting.claimed && arrived.has(planting))
    return [
      `  ${seconds.toFixed(0)} s`,
      `${requests} requests`,
      `${records} records`,
      `${Object.keys(workspaces).length} workspaces`,
      `${planted.length} planted`,
      `${leaked.length} arrived`,
    ].join(' · ')
  }

  #facts(): Facts {
    const evidence = this.#evidence
    return {
      planted: [...this.#cells.slice(0, this.#planter?.planted), ...evidence.plantings],
      arrived: evidence.arrived(),
      canaries: evidence.canaries(),
      misplaced: evidence.misplaced,
      expected: evidence.expected,
      actions: evidence.actions,
      problems: this.#problems,
    }
  }

  #report(): Verdict {
    const { options, screen, log } = this.#parts
    const facts = this.#facts()
    const verdict = judge(facts)
    if (options.plain) writePlainRun(verdict.leaks.length)
    for (const line of [...tableLines(facts), ...verdict.broken]) log.write('report', line)
    screen.line()
    const sentence = sentenceOf(verdict, options.plain ? undefined : readPlainRun())
    screen.line(screen.paint(verdict.exitCode === 0 ? 'green' : 'red', sentence))
    for (const line of leakLines(verdict, 12)) screen.line(`  arrived: ${line}`)
    for (const line of verdict.broken) screen.line(`  broken: ${line}`)
    if (verdict.exitCode !== 0) screen.line(`  Details: ${log.path}`)
    return verdict
  }

  #invite(demoUrl: string): void {
    const { screen } = this.#parts
    screen.line()
    screen.line(`${screen.paint('bold', this.#viewer?.url ?? '')}  what left the processes`)
    screen.line(screen.paint('faint', `The demo itself: ${demoUrl} · Ctrl-C stops everything`))
  }

  #farewell(): void {
    const { records = 0, lost = 0 } = this.#viewer?.counts() ?? {}
    this.#parts.screen.line()
    this.#parts.screen.line(`Everything has stopped: ${records} records arrived, ${lost} lost.`)
  }

  /** Three texts of the apps, to be seen beside what left. */
  #showTexts(): void {
    const cell = this.#cells.find(
      ({ position, kind }) => position === 'JSON in a string' && kind === 'IBAN',
    )
    if (cell !== undefined) {
      const { canary, key, value } = cell
      const wrote = `received ${JSON.stringify({ form: { ref: canary, [key]: value } })}`
      this.#evidence.show(wrote, canary)
    }
    const failed = 'connect failed postgres://pay:hunter2secret@db.internal:5432/payments'
    this.#evidence.show(failed, 'connect failed')
  }

  #watch(child: Child): Child {
    this.#children.push(child)
    child.onCrash((what) => this.#problems.push(what))
    return child
  }

  #tryText(text: string): ReturnType<Planter['tryText']> {
    if (this.#planter === undefined) throw new Error('The planter has not started yet.')
    return this.#planter.tryText(text)
  }

  /** One after the other would wait twice; the viewer stays, so that the last records arrive. */
  async #stopChildren(): Promise<void> {
    const ended = await Promise.all(
      this.#children.splice(0).map(async (child) => [child.name, await child.stop()] as const),
    )
    for (const [name, willingly] of ended) {
      if (!willingly) this.#problems.push(`${name} did not stop in time and was killed`)
    }
  }
}

