import { expect, it } from 'vitest'
import { files, read } from '../repository.ts'

const composeFiles = ['docker-compose*.yml', 'dev/monitoring/with/*.yml']
const example = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(
  ([, name]) => name!,
)

it('no variable of the demo or the stack is one that nobody can find', () => {
  const demo = [...read('apps/demo/src/config.ts').matchAll(/\benv[.,] ?'?([A-Z_]+)/g)]
  const stack = files(...composeFiles).flatMap((file) => [...read(file).matchAll(/\$\{([A-Z_]+)/g)])
  const missing = [...demo, ...stack]
    .map(([, name]) => name!)
    .filter((name) => !example.includes(name))
  expect([...new Set(missing)]).toEqual([])
})

it('no variable is shown that nobody reads', () => {
  const readers = files(
    'packages/monitoring-client/src/options.ts',
    'packages/monitoring-client/src/instrumentations.ts',
    '{apps,dev}/*/src/**/*.ts',
    'dev/scripts/**/*.{ts,sh}',
    ...composeFiles,
  )
  const source = readers
    .filter((file) => !file.endsWith('env-example.test.ts'))
    .map(read)
    .join('\n')
  expect(example.filter((name) => !source.includes(name))).toEqual([])
})
