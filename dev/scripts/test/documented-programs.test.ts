import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { files, read, root } from '../repository.ts'
import { comparable, snippets } from '../snippets/snippets.ts'

const run = promisify(execFile)
const pages = files('*.md', 'packages/*/README.md', 'docs/**/*.md')
// A package whose README shows a server drives it in a test of its own.
const drivers = new Set(files('packages/*/test/readme.test.ts'))
const isDriven = ({ page }: { page: string }) =>
  drivers.has(page.replace('README.md', 'test/readme.test.ts'))

const environment = {
  ...process.env,
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  VITEST: undefined,
  // Nobody listens there: the reader's own collector is not told about Jane.
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
}

// Inside the repository, so that `@sva/...` resolves as it does for a reader.
const around = join(import.meta.dirname, '../.snippets')
mkdirSync(around, { recursive: true })
const folder = mkdtempSync(join(around, 'run-'))
afterAll(() => rmSync(folder, { recursive: true }))

const programs = pages.flatMap((page) =>
  snippets(read(page)).map((snippet) => {
    const file = join(folder, `${page.replaceAll('/', '__')}.${snippet.line}.ts`)
    // As many empty lines as are above it on the page: an error names the page's own line.
    writeFileSync(file, '\n'.repeat(snippet.line - 1) + snippet.code)
    return { ...snippet, page, file }
  }),
)

it('no documented program has a type error', async () => {
  const options = { moduleDetection: 'force', rootDir: root }
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: options,
    include: ['*.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const compiled = await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder]).catch(
    (failure: { stdout: string }) => failure,
  )
  expect(compiled.stdout).toBe('')
})

describe.concurrent('a documented program runs, and prints what its page says', () => {
  const alone = programs.filter((program) => !isDriven(program))
  it.for(alone)('$page:$line', async ({ file, output }) => {
    const options = { timeout: 60_000, cwd: folder, env: environment }
    const { stdout } = await run(process.execPath, [file], options)
    expect(comparable(stdout)).toBe(comparable(output ?? stdout))
  })
})
