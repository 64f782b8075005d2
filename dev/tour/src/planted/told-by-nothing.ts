import { after, type Kind, type Sample } from './kind.ts'
import { name } from './numbers.ts'

/**
 * What no rule of ours finds in text. Planted too, and reported as arrived: that is what
 * "not claimed" means. Nobody can tell a name or an address from any other words.
 */
export const toldByNothing: readonly Kind[] = [
  unclaimed('name in prose', 'Frau ', (n) => name(n)),
  unclaimed('address in prose', 'sie wohnt jetzt ', (n) => `${name(n)}gasse ${n}`),
  unclaimed('password without its name', 'wie besprochen nimm ', (n) => `${name(n)}wolke`),
]

function unclaimed(kind: string, context: string, make: (n: number) => string): Kind {
  return { name: kind, toldBy: 'nothing', make: (n): Sample => after(context, make(n)) }
}
