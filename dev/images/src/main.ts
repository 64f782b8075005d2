import { parseArgs } from 'node:util'
import { buildPrograms } from './build-programs.ts'
import { composeCommand } from './compose.ts'
import { checkDocker } from './docker.ts'
import { buildImages, notHere } from './ensure-images.ts'
import { images, withoutStandIn } from './images.ts'
import { programs } from './programs.ts'
import { Interrupted } from './temporary-folder.ts'

const help = `usage: pnpm stack build [--programs] [PROGRAM...]

Builds the stack's programs from their Go modules and stand-in images under the pinned names, for a
machine that reaches no registry. Images that are present stay. The first time takes about 20 minutes
on two cores; binaries are kept in \${SVA_CACHE:-~/.cache/sva-studio}/programs.

  --programs   only the binaries; needs Go, but no Docker
  PROGRAM      only these binaries: ${programs.map(({ name }) => name).join(', ')}
`

/** @returns the exit code: 0 done, 1 failed, 2 called wrongly, 130 interrupted. */
export async function build(args: readonly string[]): Promise<number> {
  const started = Date.now()
  const progress = (line: string) => {
    const seconds = Math.round((Date.now() - started) / 1000)
    console.log(`${String(seconds).padStart(5)} s  ${line}`)
  }
  let parsed
  try {
    const options = {
      programs: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    console.error(`stack build: ${(error as Error).message}\n\n${help}`)
    return 2
  }
  const { values, positionals } = parsed
  if (values.help === true) {
    console.log(help)
    return 0
  }
  try {
    if (values.programs === true || positionals.length > 0) {
      await buildPrograms(positionals.length > 0 ? positionals : undefined, { progress })
    } else {
      await buildEverything(progress)
    }
    progress('done')
    return 0
  } catch (error) {
    console.error(`stack build: ${(error as Error).message}`)
    return error instanceof Interrupted ? 130 : 1
  }
}

async function buildEverything(progress: (line: string) => void): Promise<void> {
  await checkDocker()
  const { absent, stale } = await notHere(images.map(({ tag }) => tag))
  const wanted = images.filter(({ tag }) => absent.includes(tag) || stale.includes(tag))
  progress(`${images.length - wanted.length} of ${images.length} images are present`)
  await buildImages(wanted, { progress })
  await composeCommand({ progress })
  const { absent: without } = await notHere(Object.keys(withoutStandIn))
  for (const tag of without) progress(`${tag}: no stand-in. ${withoutStandIn[tag]}`)
}

if (import.meta.main) process.exitCode = await build(process.argv.slice(2))
