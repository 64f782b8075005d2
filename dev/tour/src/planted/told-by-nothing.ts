import type { Kind, Sample } from './kind.ts'
import { name } from './numbers.ts'

/** What no rule can know. Planted too, and reported as arrived: that is what "not claimed" means. */
export const toldByNothing: readonly Kind[] = [
  {
    name: 'name in prose',
    toldBy: 'nothing',
    make: (n) => prose(`Frau ${name(n)} hat angerufen`, name(n)),
  },
  {
    name: 'address in prose',
    toldBy: 'nothing',
    make: (n) => prose(`sie wohnt jetzt ${name(n)}gasse ${n}`, `${name(n)}gasse`),
  },
  {
    name: 'password without its name',
    toldBy: 'nothing',
    make: (n) => prose(`wie besprochen nimm ${name(n)}wolke`, `${name(n)}wolke`),
  },
]

function prose(text: string, needle: string): Sample {
  return { value: text, needles: [needle] }
}
