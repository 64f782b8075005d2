import type { Finding } from '@sva/redaction'

/** Part of a text, and what was found in it; pieces follow each other without a gap. */
export interface Piece {
  readonly text: string
  /** Places within the piece, in order. */
  readonly findings: readonly Finding[]
}

/** As much as the redactor reads of one text. */
const WINDOW = 65_536
/** Read on both sides of a cut, so that no rule misses what it looks at. */
const BEHIND = 1_024
const AHEAD = 4_096
const STEP = WINDOW - BEHIND
/** The redactor stops after a thousand findings in one text; some of them lie behind the cut. */
const MANY = 500

/** Searches a text of any length in bounded memory. It is cut between lines, never in a finding. */
export async function* search(
  chunks: AsyncIterable<string> | Iterable<string>,
  explain: (text: string) => readonly Finding[],
): AsyncGenerator<Piece> {
  let behind = ''
  let rest = ''

  function take(ended: boolean): Piece {
    const text = rest.slice(0, STEP)
    const found = explain(behind + text)
      .filter(({ end }) => end > behind.length)
      .map(({ rule, start, end }) => ({
        rule,
        start: Math.max(0, start - behind.length),
        end: end - behind.length,
      }))
    const whole = ended && text.length === rest.length
    const cut = found[MANY - 1]?.end ?? (whole ? text.length : cutOf(text, found))
    const piece = { text: text.slice(0, cut), findings: found.filter(({ end }) => end <= cut) }
    behind = (behind + piece.text).slice(-BEHIND)
    rest = rest.slice(cut)
    return piece
  }

  for await (const chunk of chunks) {
    rest += chunk
    while (rest.length >= STEP) yield take(false)
  }
  while (rest !== '') yield take(true)
}

function cutOf(text: string, found: readonly Finding[]): number {
  const most = text.length - AHEAD
  const cut = text.lastIndexOf('\n', most) + 1 || most
  const across = found.find(({ start, end }) => start < cut && end > cut)
  if (across === undefined) return cut
  // One that fills the whole window is told as far as it was read.
  return across.start > 0 ? across.start : across.end
}
