import { name } from '../planted/numbers.ts'
import type { Drive } from './drive.ts'
import { Visitor } from './visitor.ts'

/** Bots that try doors, and links of newsletters that carry an address: every public site has them. */
export async function knock(drive: Drive, n: number): Promise<void> {
  const bot = new Visitor(drive, 'python-requests/2.32.5')
  const doors = ['/wp-login.php', '/.env', '/musterstadt/../etc/passwd', '/api/v1/users']
  drive.check(await bot.get(doors[n % doors.length]!), 404)
  await drive.pause()

  const local = `newsletter.${name(6_000 + n).toLowerCase()}`
  drive.plant('e-mail', 'unknown URL of the demo', local.slice(1))
  const address = encodeURIComponent(`${local}@buergerpost.example`)
  drive.check(await bot.get(`/abbestellen/${address}?email=${address}`), 404)
  await drive.pause()
  drive.check(await bot.post('/musterstadt/anmelden', { person: 'admin' }), 400)
}
