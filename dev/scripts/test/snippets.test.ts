import { expect, it } from 'vitest'
import { comparable, snippets } from '../snippets/snippets.ts'

const page = `
# Page
\`\`\`ts
console.log(1)
\`\`\`

\`\`\`text
1
\`\`\`

<!-- not run: needs the stack -->
\`\`\`ts
never()
\`\`\`
\`\`\`sh
pnpm test
\`\`\`
\`\`\`ts
console.log(2)
\`\`\`
That prints a number.
\`\`\`text
3
\`\`\`
`

it('only the block right after a program is taken for its output', () => {
  expect(snippets(page)).toEqual([
    { line: 4, code: 'console.log(1)', output: '1' },
    { line: 19, code: 'console.log(2)', output: undefined },
  ])
})

it('a program cannot be exempt without a reason', () => {
  expect(snippets('<!-- not run: -->\n```ts\na()\n```')).toHaveLength(1)
})

it('a block without an end is not skipped in silence', () => {
  expect(() => snippets('```ts\na()')).toThrow('line 1')
})

it('times do not make a page wrong, but everything else does', () => {
  expect(comparable('09:41:07 INFO  \n')).toBe(comparable('23:00:59.123 INFO'))
  expect(comparable('09:41:07 INFO')).not.toBe(comparable('09:41:07 WARN'))
})
