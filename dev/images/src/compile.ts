import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Go } from './go.ts'
import { wrapperFolder } from './hash.ts'
import type { Program } from './programs.ts'
import { run } from './run.ts'

export interface Workshop {
  readonly go: Go
  /** Empty; afterwards `bin/` has the binaries. */
  readonly folder: string
  readonly signal: AbortSignal
  readonly onModule: () => void
}

/** Compiles one program in a folder with caches of its own. */
export async function compile(program: Program, workshop: Workshop): Promise<void> {
  const { folder, onModule } = workshop
  cpSync(wrapperFolder(program), join(folder, 'wrapper'), { recursive: true })
  for (const name of ['bin', 'tmp']) mkdirSync(join(folder, name))
  if (program.stub !== undefined) await complete(program, program.stub, workshop)

  const stamp = program.stamp === undefined ? '' : ` -X ${program.stamp}=${program.release}`
  const flags = ['-trimpath', '-tags', (program.tags ?? []).join(','), '-ldflags', `-s -w${stamp}`]
  // One after another: linking two at once needs twice the memory and shares nothing.
  for (const [binary, from] of Object.entries(program.binaries)) {
    const output = join(folder, 'bin', binary)
    await goRun(program, workshop, ['build', ...flags, '-o', output, from], (text) => {
      for (const _ of text.matchAll(/^go: downloading /gm)) onModule()
    })
  }
}

/** Replaces the module by a copy that has the files which it embeds but does not contain. */
async function complete(
  program: Program,
  stub: Readonly<Record<string, string>>,
  workshop: Workshop,
): Promise<void> {
  const answer = await goRun(program, workshop, ['mod', 'download', '-json', program.module])
  const { Dir } = JSON.parse(answer) as { Dir: string }
  const copy = join(workshop.folder, 'wrapper/module')
  cpSync(Dir, copy, { recursive: true })
  for (const [path, text] of Object.entries(stub)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), text)
  }
  await goRun(program, workshop, ['mod', 'edit', `-replace=${program.module}=./module`])
}

async function goRun(
  program: Program,
  { go, folder, signal }: Workshop,
  args: readonly string[],
  onStderr: (text: string) => void = () => {},
): Promise<string> {
  const env = {
    ...process.env,
    CGO_ENABLED: '0',
    GOPATH: join(folder, 'path'),
    GOMODCACHE: join(folder, 'modules'),
    GOCACHE: join(folder, 'cache'),
    GOTMPDIR: join(folder, 'tmp'),
    // Without modcacherw the cache is read-only, and removing it fails.
    GOFLAGS: '-modcacherw -buildvcs=false',
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
  }
  const cwd = join(folder, 'wrapper')
  const { code, stdout, stderr } = await run(go.program, args, {
    cwd,
    env,
    signal,
    group: true,
    onStderr,
  })
  if (code === 0) return stdout
  throw new Error(
    `Building ${program.name} ${program.release} failed:\n${complaint(stderr)}\n` +
      '  Fix: when a module could not be had, check the network and GOPROXY; else dev/images/README.md.',
  )
}

/** The end of what Go says, without names of hosts: a proxy's may be private. */
export function complaint(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('go: downloading '))
    .slice(-15)
    .map((line) => `  ${line.replaceAll(/\bhttps?:\/\/[^/\s"]+/g, '<module proxy>')}`)
    .join('\n')
}
