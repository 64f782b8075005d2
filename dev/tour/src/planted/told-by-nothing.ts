import { after, type Kind, type Sample } from './kind.ts'
import { birthday, idCard, name, pensionId, taxId } from './numbers.ts'

const germanDate = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const

/**
 * What no rule of ours finds in text. Planted too, and reported as arrived: that is what
 * "not claimed" means. Names and addresses nobody can tell; the German numbers have no rule yet.
 */
export const toldByNothing: readonly Kind[] = [
  unclaimed('name in prose', 'Frau ', (n) => name(n)),
  unclaimed('address in prose', 'sie wohnt jetzt ', (n) => `${name(n)}gasse ${n}`),
  unclaimed('password without its name', 'wie besprochen nimm ', (n) => `${name(n)}wolke`),
  unclaimed('tax id in prose', 'Steuer-ID ', taxId),
  unclaimed('pension insurance number in prose', 'Rentenversicherungsnummer ', pensionId),
  unclaimed('identity card number in prose', 'Personalausweis ', idCard),
  unclaimed('birth date in prose', 'geboren am ', (n) =>
    birthday(n).toLocaleDateString('de-DE', germanDate),
  ),
]

function unclaimed(kind: string, context: string, make: (n: number) => string): Kind {
  return { name: kind, toldBy: 'nothing', make: (n): Sample => after(context, make(n)) }
}
