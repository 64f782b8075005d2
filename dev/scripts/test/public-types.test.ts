import { expect, it } from 'vitest'
import { promisedBy } from '../check/declarations.ts'

const dist = {
  'index.d.ts': `export { start, type Options } from './start.ts';\n`,
  'start.d.ts': `import type { Level } from './level.ts';
import type { Engine } from './engine.ts';
/** Said in words. */
export interface Options {
    level?: Level;
    sink?: import("./sink.ts").Sink;
}
export declare function start(): void;
export declare function start(options: Options): void;
export declare class Running {
    engine: Engine;
}
`,
  'level.d.ts': `declare const levels: {
    readonly info: 9;
};
export type Level = keyof typeof levels;
`,
  'sink.d.ts': `export interface Sink {
    write(text: string): void;
}
`,
  'engine.d.ts': `export interface Engine {
    running: boolean;
}
`,
}

type Dist = Record<string, string>

function promised(files: Dist): string {
  const { declarations } = promisedBy(['index.d.ts'], (file) => files[file] ?? '')
  return [...declarations].flatMap(([file, texts]) => [`// ${file}`, ...texts]).join('\n')
}

it('a promised type is not missed: overloads, inline imports, what a type is made of', () => {
  const text = promised(dist)
  for (const part of ['start(): void', 'start(options', 'level?: Level', 'write(', 'info: 9'])
    expect(text).toContain(part)
})

it('a change inside is not taken for a change of the contract', () => {
  const inside: Dist = {
    ...dist,
    'engine.d.ts': 'export interface Engine {\n    stopped: boolean;\n}\n',
    'start.d.ts': dist['start.d.ts'].replace('Said in words.', 'Said in other words.'),
  }
  expect(promised(inside)).toBe(promised(dist))
})

it('a change of the contract is noticed, however far from the entry point it is', () => {
  const changed: Dist = { ...dist, 'level.d.ts': dist['level.d.ts'].replace('9', '10') }
  expect(promised(changed)).not.toBe(promised(dist))
})
