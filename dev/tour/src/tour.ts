import { setTimeout as sleep } from 'node:timers/promises'
import type { Viewer } from '@sva/viewer'
import { metricInterval } from './cast.ts'
import { conclude } from './closing.ts'
import { Evidence } from './evidence.ts'
import { Family } from './family.ts'
import { Forward } from './forward.ts'
import { open, type Stage } from './opening.ts'
import { writePlanted } from './planted-file.ts'
import { createCells } from './planted/table.ts'
import { count } from './report.ts'
import { showTexts } from './texts.ts'
import type { TourParts } from './tour-parts.ts'
import { findAccounts } from './traffic/accounts.ts'
import { Drive } from './traffic/drive.ts'
import { keepDriving } from './traffic/keep-driving.ts'
import { judge, type Facts, type Verdict } from './verdict.ts'

/** Milliseconds that the last records may take while their processes go on. */
const settling = metricInterval + 1_000

/** From the first line on the screen to the last process gone. */
export class Tour {
  readonly #parts: TourParts
  readonly #cells = createCells()
  readonly #family = new Family()
  readonly #evidence: Evidence
  readonly #forward: Forward | undefined
  #viewer: Viewer | undefined

  constructor(parts: TourParts) {
    this.#parts = parts
    const { forward } = parts.options
    this.#forward = forward === undefined ? undefined : new Forward(forward)
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
        forward: this.#forward,
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
      if (!stop.aborted) screen.live(this.#live(stage, passed()))
    }
    this.#family.problems.push(...(await driving))
    if (stop.aborted) return
    for (const town of towns) this.#evidence.expect('PERMITS_LAPSED', town)
    const { child, done } = stage.planter
    await done
    // What people look at now is the demo; the planter's metrics would go on for ever.
    await this.#family.retire(child)
  }

  /** The same numbers as the verdict's, so far. */
  #live(stage: Stage, seconds: number): string[] {
    const { records, workspaces } = stage.viewer.counts()
    const { values, leaks } = judge(this.#facts(stage))
    return [
      `${seconds.toFixed(0)} s`,
      `${count(leaks.length)} of ${count(values)} planted arrived`,
      `${count(records)} records`,
      `${Object.keys(workspaces).length} workspaces`,
    ]
  }

  /** Without a person: first everything ends, so that nothing is on its way any more. */
  async #end(stage: Stage): Promise<number> {
    await this.#family.stop()
    return (await this.#conclude(stage)).exitCode
  }

  /** With a person: the verdict, then viewer and demo stay until Ctrl-C. */
  async #stay(stage: Stage): Promise<number> {
    const { screen, stop } = this.#parts
    await sleep(settling, undefined, { signal: stop }).catch(() => {})
    const verdict = await this.#conclude(stage)
    screen.line()
    screen.line(`${screen.paint('bold', stage.viewer.url)}  what left the processes`)
    screen.text(`The demo is ${stage.demoUrl} · Ctrl-C stops everything`, 'faint')
    if (!stop.aborted) {
      await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }))
    }
    await this.#family.stop()
    const last = judge(this.#facts(stage))
    if (last.exitCode !== verdict.exitCode) conclude(this.#facts(stage), this.#parts)
    const { records, lost } = stage.viewer.counts()
    screen.line(
      `Everything has stopped: ${count(records)} records arrived, ${count(lost)} were lost.`,
    )
    return last.exitCode
  }

  async #conclude(stage: Stage): Promise<Verdict> {
    const problem = await this.#forward?.settled()
    if (problem !== undefined) this.#family.problems.push(problem)
    const facts = this.#facts(stage)
    const { planted } = this.#parts.options
    if (planted !== undefined) writePlanted(planted, facts)
    return conclude(facts, this.#parts)
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
      perSecond: evidence.perSecond(),
      problems: [
        ...this.#family.problems,
        ...(lost > 0 ? [`${lost} records were lost on the way`] : []),
      ],
    }
  }
}
