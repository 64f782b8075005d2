/** Milliseconds that own rules may take in one text; then nothing of the text leaves. */
const MOST = 12

/** One call counts at most a third: a process that was put to sleep in it is not a slow rule. */
const MOST_OF_ONE = MOST / 3

let spent = 0

/** A new text begins. */
export function restart(): void {
  spent = 0
}

export function spend(milliseconds: number): void {
  spent += Math.min(milliseconds, MOST_OF_ONE)
  if (isSpent()) throw new RangeError('own rules are too slow')
}

export function isSpent(): boolean {
  return spent >= MOST
}
