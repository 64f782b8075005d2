import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { files, read, root } from '../repository.ts'

const link = /\]\((?!https?:|mailto:)([^)\s]*)\)/g

/** As GitHub makes them: lower case, spaces to dashes, punctuation gone. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .trim()
    .replaceAll(' ', '-')

function leadsNowhere(page: string, target: string): boolean {
  const [path = '', fragment] = target.split('#')
  const file = path === '' ? page : join(dirname(page), decodeURI(path))
  if (!existsSync(join(root, file))) return true
  if (fragment === undefined || !file.endsWith('.md')) return false
  const headings = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, text]) => anchor(text!))
  return !headings.includes(fragment)
}

it('no link of a page leads nowhere', () => {
  const pages = files('*.md', 'docs/**/*.md', '{packages,apps,dev}/**/*.md')
  const dead = pages.flatMap((page) =>
    [...read(page).matchAll(link)]
      .map(([, target]) => target!)
      .filter((target) => leadsNowhere(page, target))
      .map((target) => `${page}: ${target}`),
  )
  expect(dead).toEqual([])
})
