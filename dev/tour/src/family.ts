import type { Child } from './children.ts'

/** All processes of the tour, so that none is forgotten. */
export class Family {
  /** Who ended, or would not end, as sentences. */
  readonly problems: string[] = []
  readonly #children: Child[] = []

  add(child: Child): Child {
    this.#children.push(child)
    child.onCrash((what) => this.problems.push(what))
    return child
  }

  /** All at once: each may take its whole time. */
  async stop(): Promise<void> {
    await Promise.all(this.#children.map((child) => this.retire(child)))
  }

  /** One that is not needed any more. */
  async retire(child: Child): Promise<void> {
    const willingly = await child.stop()
    if (!willingly) this.problems.push(`${child.name} did not stop in time and was killed`)
  }

  kill(): void {
    for (const child of this.#children) child.kill()
  }
}
