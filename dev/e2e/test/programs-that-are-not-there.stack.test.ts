import { images } from '@sva/images'
import { expect, it } from 'vitest'
import { composed, runImage } from '../src/service-image.ts'
import { docker, stack } from '../src/stack.ts'

const { without } = stack()
const model = await composed()
const present = Object.entries(model.services).filter(([name]) => !without.includes(name))
const promtail = (await composed(['promtail'])).services['log-agent']!

const checked = present.flatMap(([name, { image, healthcheck }]) =>
  healthcheck === undefined ? [] : [{ name, image, check: healthcheck.test.slice(1) }],
)

it.for(checked)('$name: its health check is a program of its image', async ({ image, check }) => {
  // Nothing answers here, so it fails; 125 and more is Docker's word for one that cannot be started.
  const { code, stderr } = await runImage(image, check)
  expect(stderr).not.toMatch(/not found|no such file/i)
  expect(code).toBeLessThan(125)
})

it('there is something to check', () => {
  expect(checked.map(({ name }) => name)).toEqual(expect.arrayContaining(['loki', 'redis']))
})

const used = [...present.map(([, { image }]) => image), promtail.image]
const pinned = images.filter(({ tag }) => used.includes(tag))

/** A stand-in may run another version than its pin says, where the table of images states it. */
async function expected(tag: string, runs: string): Promise<string> {
  const format = '{{with .Config.Labels}}{{index . "sva.stand-in"}}{{end}}'
  const standIn = (await docker('image', 'inspect', '--format', format, tag)).trim() !== ''
  return standIn ? runs : tag.replace(/^.*:v?|-alpine$/g, '')
}

// redis-check-aof of Redis 7.0 takes --version for a file.
const programs = pinned.flatMap(({ tag, runs, files }) =>
  Object.keys(files)
    .filter((program) => !program.endsWith('/redis-check-aof'))
    .map((program) => ({ tag, runs, program })),
)

it.for(programs)('$program is what $tag promises', async ({ tag, runs, program }) => {
  const { code, stdout, stderr } = await runImage(tag, [program, '--version'])
  expect(code).toBe(0)
  const version = (await expected(tag, runs)).replaceAll('.', '\\.')
  expect(`${stdout}${stderr}`).toMatch(new RegExp(`(?<![\\d.])${version}(?!\\d)`))
})
