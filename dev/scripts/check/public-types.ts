import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { files, read, root } from '../repository.ts'

interface Manifest {
  readonly name: string
  readonly publishConfig: { readonly exports: Record<string, { readonly types: string }> }
}

export const packages = files('packages/*/package.json').map((path) => dirname(path))

/**
 * What a package promises, as one file to read: its entry points, then every declaration they
 * reach. Without comments, so that a difference is a change of the contract.
 */
function publicTypes(folder: string): string {
  const { name, publishConfig } = JSON.parse(read(`${folder}/package.json`)) as Manifest
  const entries = Object.entries(publishConfig.exports).map(
    ([subpath, { types }]) => [join(name, subpath), join(root, folder, types)] as const,
  )
  const reached = new Set(entries.map(([, file]) => file))
  // A Set grows while it is walked: what a file imports is visited after it.
  for (const file of reached) {
    for (const [, path] of readFileSync(file, 'utf8').matchAll(
      /(?:from|import\() ?["'](\..+?)["']/g,
    ))
      reached.add(join(dirname(file), path!.replace(/\.[jt]s$/, '.d.ts')))
  }
  const dist = join(root, folder, 'dist')
  return [
    `// What ${name} promises. Written by \`pnpm check --update\`; read the difference.`,
    ...entries.map(([specifier, file]) => `// ${specifier} -> ${relative(dist, file)}`),
    ...[...reached].map((file) => `\n// ${relative(dist, file)}\n${declarations(file)}`),
    '',
  ].join('\n')
}

function declarations(file: string): string {
  return readFileSync(file, 'utf8')
    .replaceAll(/^[ \t]*\/\*[\s\S]*?\*\/[ \t]*\n|^[ \t]*\/\/.*\n/gm, '')
    .trim()
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
        '  Fix: undo the change, or agree to it: pnpm check --update, and commit api.d.ts with a changeset',
    )
  }
}
