import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { files, read, root } from '../repository.ts'
import { promisedBy } from './declarations.ts'

interface Manifest {
  readonly name: string
  readonly publishConfig: { readonly exports: Record<string, { readonly types: string }> }
}

export const packages = files('packages/*/package.json').map((path) => dirname(path))

const readText = (file: string) => readFileSync(file, 'utf8')

/** What a package promises, as one file to read: the names of its entry points, then their types. */
function publicTypes(folder: string): string {
  const { name, publishConfig } = JSON.parse(read(`${folder}/package.json`)) as Manifest
  const dist = join(root, folder, 'dist')
  const entries = Object.entries(publishConfig.exports).map(
    ([subpath, { types }]) => [join(name, subpath), join(root, folder, types)] as const,
  )
  const names = entries.map(([specifier, file]) => {
    const { exported } = promisedBy([file], readText)
    return `// ${specifier}: ${exported.toSorted().join(', ') || 'runs, and exports nothing'}`
  })
  const all = promisedBy(
    entries.map(([, file]) => file),
    readText,
  )
  const types = [...all.declarations]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, texts]) => [`// ${relative(dist, file)}`, ...texts].join('\n'))
  const head = `// What ${name} promises. Written by \`pnpm check --update\`; read the difference.`
  return `${[[head, ...names].join('\n'), ...types].join('\n\n')}\n`
}

/** @throws Error naming the packages whose contract differs from the one that was agreed to. */
export function checkPublicTypes({ update }: { readonly update: boolean }): void {
  const changed = packages.filter((folder) => {
    const [snapshot] = files(`${folder}/api.d.ts`)
    return snapshot === undefined || read(snapshot) !== publicTypes(folder)
  })
  if (update) {
    for (const folder of changed) writeFileSync(join(root, folder, 'api.d.ts'), publicTypes(folder))
  } else if (changed.length > 0) {
    throw new Error(
      `The public types of ${changed.join(', ')} differ from api.d.ts.\n` +
        '  Fix: undo the change, or agree to it: pnpm check --update, and commit api.d.ts',
    )
  }
}
