/** Signals whose records are counted one by one; a metric is a running sum, so nothing of it is lost. */
export type CountedSignal = 'logs' | 'traces'

/** Why a record did not arrive. A closed list: it becomes a label. */
export type LossReason = 'queue_full' | 'gate' | 'export_failed' | 'rejected' | 'abandoned'

/**
 * Where every record went: made = waiting + sent + lost, at any moment. The SDK cannot say it
 * (it counts a partially rejected batch as sent, and drops from a full queue without a word).
 */
export class Ledger {
  readonly #lost = new Map<LossReason, number>()
  #made = 0
  #sent = 0
  #closed = false

  /**
   * A record was made.
   *
   * @param room whether it may wait
   * @returns false when it may not, or when there is nobody to send it any more
   */
  accept(room: boolean): boolean {
    this.#made += 1
    if (this.#closed) this.#lose(1, 'abandoned')
    else if (!room) this.#lose(1, 'queue_full')
    else return true
    return false
  }

  sent(records: number): void {
    if (!this.#closed) this.#sent += records
  }

  lost(records: number, reason: LossReason): void {
    if (!this.#closed) this.#lose(records, reason)
  }

  #lose(records: number, reason: LossReason): void {
    this.#lost.set(reason, (this.#lost.get(reason) ?? 0) + records)
  }

  /** The collector took the request, not these records of it. */
  rejected(records: number): void {
    this.sent(-records)
    this.lost(records, 'rejected')
  }

  /** The end: what is still on its way is given up, and what comes later has nowhere to go. */
  close(): void {
    if (this.waiting > 0) this.#lose(this.waiting, 'abandoned')
    this.#closed = true
  }

  get waiting(): number {
    return this.#made - this.#sent - this.totalLost
  }

  get totalSent(): number {
    return this.#sent
  }

  get totalLost(): number {
    let total = 0
    for (const records of this.#lost.values()) total += records
    return total
  }

  get losses(): ReadonlyMap<LossReason, number> {
    return this.#lost
  }
}

export type Ledgers = Readonly<Record<CountedSignal, Ledger>>

export function createLedgers(): Ledgers {
  return { logs: new Ledger(), traces: new Ledger() }
}
