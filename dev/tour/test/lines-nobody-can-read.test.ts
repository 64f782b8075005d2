import { expect, test } from 'vitest'
import { Screen } from '../src/screen.ts'
import { wrap } from '../src/wrap.ts'

const clear = '\r\u001b[2K'
const progress = ['59 s', '0 of 1035 planted arrived', '12345 records', '3 workspaces']

function terminal(columns: number) {
  const written: string[] = []
  const output = { isTTY: true, columns, write: (text: string) => written.push(text) }
  return { screen: new Screen(output, { NO_COLOR: '1' }), all: () => written.join('') }
}

test('a progress line that stays between others: it goes before anything else is printed', () => {
  const { screen, all } = terminal(80)
  screen.live(['1 s'])
  screen.live(['2 s'])
  screen.line('Stopping')
  screen.line('stopped')
  expect(all()).toBe(`${clear}  1 s${clear}  2 s${clear}Stopping\n${clear}stopped\n`)
})

test.each([40, 60, 80])(
  'at %i columns the progress line still says how many arrived',
  (columns) => {
    const { screen, all } = terminal(columns)
    screen.live(progress)
    expect(all()).toContain('0 of 1035 planted arrived')
    expect(`${all()}^C`.length - clear.length).toBeLessThan(columns)
  },
)

test('a verdict broken in the middle of a word', () => {
  const text = 'name in prose 5, address in prose 5 → docs/reference/redaction-rules.md'
  const lines = wrap(text, 24)
  expect(lines.join(' ')).toBe(text)
  expect(lines.slice(0, -1).every(({ length }) => length <= 24)).toBe(true)
})

test('a file gets every line whole, and nothing that moves a cursor', () => {
  const written: string[] = []
  const screen = new Screen({ write: (text: string) => written.push(text) }, {})
  screen.live(progress)
  screen.text('word '.repeat(100).trim(), 'green')
  screen.pair({ wrote: 'one\u001b[2Jtwo', left: 'x '.repeat(200).trim() })
  const lines = written.join('').trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toContain('3 workspaces')
  expect(lines.join('')).not.toContain('\u001b')
})
