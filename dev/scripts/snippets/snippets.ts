/** A program that a page shows. */
export interface Snippet {
  /** Where the code begins, 1-based: what an error of the compiler points at. */
  readonly line: number
  readonly code: string
  /** What the page says it prints: the ```text block right after it. */
  readonly output: string | undefined
}

const fence = /^```(\w*)\s*$/
const notRun = /^<!-- not run: \S.* -->$/

/**
 * The ```ts blocks of a page that promise to run. A block that cannot run says why in the line
 * above it: `<!-- not run: needs the stack -->`.
 */
export function snippets(markdown: string): Snippet[] {
  const blocks = blocksOf(markdown.split('\n'))
  return blocks
    .map((block, index) => ({ ...block, next: blocks[index + 1] }))
    .filter(({ language, exempt }) => language === 'ts' && !exempt)
    .map(({ line, code, end, next }) => ({
      line,
      code,
      output: next?.language === 'text' && next.follows === end ? next.code : undefined,
    }))
}

interface Block {
  readonly language: string
  readonly code: string
  readonly line: number
  readonly end: number
  /** The end of the block before, when only blank lines are between. */
  readonly follows: number | undefined
  readonly exempt: boolean
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const language = fence.exec(lines[at]!)?.[1]
    if (language === undefined) continue
    const end = lines.findIndex((line, index) => index > at && line.trimEnd() === '```')
    if (end === -1) throw new Error(`The block that begins in line ${at + 1} has no end.`)
    const above = lines.findLastIndex((line, index) => index < at && line.trim() !== '')
    blocks.push({
      language,
      code: lines.slice(at + 1, end).join('\n'),
      line: at + 2,
      end,
      follows: blocks.at(-1)?.end === above ? above : undefined,
      exempt: notRun.test(lines[above] ?? ''),
    })
    at = end
  }
  return blocks
}

/** Output with what differs from run to run taken out, so that a page can show a real one. */
export function comparable(output: string): string {
  return output
    .replaceAll(/\b\d\d:\d\d:\d\d(\.\d+)?\b/g, 'hh:mm:ss')
    .replaceAll(/\b\d+(\.\d+)? ?ms\b/g, 'N ms')
    .replaceAll(/[ \t]+$/gm, '')
    .trim()
}
