import { setTimeout as sleep } from 'node:timers/promises'
import type { Viewer } from '@sva/viewer'
import type { Options } from './cli.ts'
import { conclude } from './closing.ts'
import { Evidence } from './evidence.ts'
import { Family } from './family.ts'
import type { LogFile } from './log-file.ts'
import { open, type Stage } from './opening.ts'
import { createCells } from './planted/table.ts'
import type { Screen } from './screen.ts'
import { showTexts } from './texts.ts'
import { Drive, findAccounts, keepDriving } from './traffic/drive.ts'
import { judge, type Facts } from './verdict.ts'

export interface TourParts {
  readonly options: Options
  readonly screen: Screen
  readonly log: LogFile
  /** Ctrl-C. */
  readonly stop: AbortSignal
}

/** Milliseconds that the last records may take while their processes go on: two metric intervals. */
const settling = 4_000

/** From the first line on the screen to the last process gone. */
export class Tour {
  readonly #parts: TourParts
  readonly #cells = createCells()
  readonly #family = new Family()
  readonly #evidence: Evidence
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
      const stage = await open({
        ...this.#parts,
        cells: this.#cells,
        evidence: this.#evidence,
        family: this.#family,
        onViewer: (viewer) => (this.#viewer = viewer),
      })
      showTexts(this.#evidence, this.#cells)
      if (!stop.aborted) await this.#minute(stage)
      return options.once || stop.aborted ? await this.#end(stage) : await this.#stay(stage)
    } finally {
      // Also when something threw: nothing of the tour stays behind. The viewer is last, so that
      // what the others flush still arrives.
      await this.#family.stop()
      await this.#viewer?.close()
    }
  }

  /** The second Ctrl-C. */
  kill(): void {
    this.#family.kill()
  }

  async #minute(stage: Stage): Promise<void> {
    const { options, screen, stop } = this.#parts
    const started = performance.now()
    const passed = (): number => (performance.now() - started) / 1_000
    const over = AbortSignal.any([stop, AbortSignal.timeout(options.seconds * 1_000)])
    const drive = new Drive(stage.demoUrl, this.#evidence, over)
    const accounts = await findAccounts(drive).catch((error: unknown) => {
      if (!over.aborted) throw error
    })
    if (accounts === undefined) return
    const towns = new Set(accounts.map(({ workspaceId }) => workspaceId))
    screen.tick('traffic', `${accounts.length} people of ${towns.size} municipalities`, passed())

    const driving = keepDriving(drive, accounts)
    while (!over.aborted) {
      await sleep(screen.redraws ? 250 : 5_000, undefined, { signal: over }).catch(() => {})
      screen.live(this.#liveLine(stage, passed()))
    }
    this.#family.problems.push(...(await driving))
    if (stop.aborted) return
    for (const town of towns) this.#evidence.expect('PERMITS_LAPSED', town)
    await stage.planter.done
  }

  #liveLine(stage: Stage, seconds: number): string {
    const { records, workspaces } = stage.viewer.counts()
    const facts = this.#facts(stage)
    const parts = [
      `${seconds.toFixed(0)} s`,
      `${records} records`,
      `${Object.keys(workspaces).length} workspaces`,
      `${facts.planted.length} planted`,
      `${judge(facts).leaks.length} arrived`,
    ]
    return `  ${parts.join(' · ')}`
  }

  /** Without a person: first everything ends, so that nothing is on its way any more. */
  async #end(stage: Stage): Promise<number> {
    await this.#family.stop()
    return conclude(this.#facts(stage), this.#parts).exitCode
  }

  /** With a person: the verdict, then viewer and demo stay until Ctrl-C. */
  async #stay(stage: Stage): Promise<number> {
    const { screen, stop } = this.#parts
    await sleep(settling, undefined, { signal: stop }).catch(() => {})
    const verdict = conclude(this.#facts(stage), this.#parts)
    screen.line()
    screen.line(`${screen.paint('bold', stage.viewer.url)}  what left the processes`)
    screen.line(screen.paint('faint', `The demo is ${stage.demoUrl} · Ctrl-C stops everything`))
    if (!stop.aborted) {
      await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }))
    }
    await this.#family.stop()
    const last = judge(this.#facts(stage))
    if (last.exitCode !== verdict.exitCode) conclude(this.#facts(stage), this.#parts)
    const { records, lost } = stage.viewer.counts()
    screen.line(`Everything has stopped: ${records} records arrived, ${lost} were lost.`)
    return last.exitCode
  }

  #facts({ planter, viewer }: Stage): Facts {
    const evidence = this.#evidence
    const { lost } = viewer.counts()
    return {
      planted: [...this.#cells.slice(0, planter.planted), ...evidence.plantings],
      arrived: evidence.arrived(),
      canaries: evidence.canaries(),
      misplaced: evidence.misplaced,
      expected: evidence.expected,
      actions: evidence.actions,
      problems: [
        ...this.#family.problems,
        ...(lost > 0 ? [`${lost} records were lost on the way`] : []),
      ],
    }
  }
}
