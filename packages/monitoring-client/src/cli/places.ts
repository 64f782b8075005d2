import type { Finding } from '@sva/redaction'
import type { Piece } from './pieces.ts'

/** Where something was found, and never what. */
export interface Place extends Finding {
  /** From 1, as editors count them; columns are UTF-16 code units. */
  readonly line: number
  readonly column: number
  readonly length: number
}

/** Turns places in one piece after the other into places in the whole text. */
export function createPlaces(): (piece: Piece) => Place[] {
  let line = 1
  let lineStart = 0
  let told = 0

  return ({ text, findings }) => {
    let read = 0
    const countTo = (end: number): void => {
      for (;;) {
        const newline = text.indexOf('\n', read)
        if (newline === -1 || newline >= end) break
        line += 1
        read = newline + 1
        lineStart = told + read
      }
    }
    const places = findings.map(({ rule, start, end }) => {
      countTo(start)
      const column = told + start - lineStart + 1
      return { rule, line, column, start: told + start, end: told + end, length: end - start }
    })
    countTo(text.length)
    told += text.length
    return places
  }
}
