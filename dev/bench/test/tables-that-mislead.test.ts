import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileShapes, hostileText } from '../../../packages/redaction/corpus/hostile.ts'
import { judgeTable, readTable } from '../src/outside-table.ts'
import { page, writeTable } from '../src/page.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sva-bench-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

describe("somebody's own table is misread", () => {
  const half = {
    name: 'half',
    redact: (value: unknown) => String(value).replace('max@', '***@').replace('v1', 'v2'),
  }

  it('what must go and what must stay are counted apart, by kind', async () => {
    const tsv = 'email\tmax@example.org\tmax@\r\nemail\tjo@example.org\tjo@\nid\tv1\nid\t4711\t\n'
    const rows = readTable(write('rows.tsv', tsv))
    const { cells } = await judgeTable(rows, [half])
    expect(cells).toEqual({
      'email, gone': { rows: 2, half: 50 },
      'id, kept': { rows: 2, half: 50 },
    })
  })

  it('the same as JSON', () => {
    const rows = [{ kind: 'email', text: 'max@example.org', secret: 'max@' }]
    expect(readTable(write('rows.json', JSON.stringify(rows)))).toEqual(rows)
  })

  it('a secret that its text does not hold would count as found', () => {
    const file = write('wrong.tsv', 'email\tmax@example.org\terika@\n')
    expect(() => readTable(file)).toThrow(/must hold its secret/)
  })
})

describe('numbers that nobody has measured', () => {
  it('only what stands between the marks is written', () => {
    const text = readFileSync(page, 'utf8')
    const file = pathToFileURL(write('page.md', text))
    writeTable('| the table |', file)
    const written = readFileSync(file, 'utf8')
    expect(written).toContain('| the table |')
    expect(written.split('<!--')[0]).toBe(text.split('<!--')[0])
    expect(written.split('-->').at(-1)).toBe(text.split('-->').at(-1))
  })

  it('a page that has lost its marks is left alone', () => {
    const file = pathToFileURL(write('bare.md', '# Redaction\n'))
    expect(() => writeTable('| the table |', file)).toThrow(/lost its marks/)
    expect(readFileSync(file, 'utf8')).toBe('# Redaction\n')
  })

  it('hostile texts are at least forty, all different, and as long as they claim', () => {
    expect(new Set(hostileShapes.map(({ unit }) => unit)).size).toBe(hostileShapes.length)
    expect(hostileShapes.length).toBeGreaterThanOrEqual(40)
    for (const shape of hostileShapes) expect(hostileText(shape, 999)).toHaveLength(999)
  })
})

describe('a wrong call measures for minutes, or looks like a success', () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const run = (...words: string[]) => spawnSync(process.execPath, [main, ...words])

  it.each([
    [['--help'], 0],
    [['speed'], 2],
    [['--fast'], 2],
    [['--write', '--quick'], 2],
    [['--table', 'not-there.tsv'], 1],
  ])('%s ends with %i', (words, code) => {
    expect(run(...words).status).toBe(code)
  })
})
