import type { Child } from './children.ts'

/** All processes of the tour, so that none is forgotten. */
export class Family {
  /** Who ended, or would not end, as sentences. */
  readonly problems: string[] = []
  readonly #children: Child[] = []

  add(child: Child): void {
    this.#children.push(child)
    child.onCrash((what) => this.problems.push(what))
  }

  /** All at once: each may take its whole time. */
  async stop(): Promise<void> {
    const stopping = this.#children.map(async (child) => {
      const willingly = await child.stop()
      if (!willingly) this.problems.push(`${child.name} did not stop in time and was killed`)
    })
    await Promise.all(stopping)
  }

  kill(): void {
    for (const child of this.#children) child.kill()
  }
}
