import type { Account } from './accounts.ts'
import { createApplicant } from './applicant.ts'
import type { Drive } from './drive.ts'
import { all, inputValue, Visitor } from './visitor.ts'

/**
 * One visit as people make them: sign in, look, apply (sometimes with a typo first), pay (and try
 * again when the provider is down), look again, sign out or just close the browser.
 */
export async function visit(drive: Drive, account: Account, n: number): Promise<void> {
  const { workspaceId, person } = account
  const visitor = new Visitor(drive)
  const home = `/${workspaceId}/antraege`
  await visitor.get(`/${workspaceId}`)
  await visitor.get(`/${workspaceId}/anmelden`)
  await drive.pause()
  drive.check(await visitor.post(`/${workspaceId}/anmelden`, { person }), 303)
  drive.expect('SIGNED_IN', workspaceId)
  drive.plant('session token', 'cookie and metric label of the demo', visitor.token.slice(-43))
  await visitor.get(home)
  await drive.pause()

  const number = await apply(drive, visitor, workspaceId, n)
  await drive.pause()
  await pay(drive, visitor, workspaceId, number)
  const { html } = await visitor.get(home)
  await drive.pause()
  if (n % 3 === 0) return
  drive.check(await visitor.post('/abmelden', { csrfToken: inputValue(html, 'csrfToken') }), 303)
  drive.expect('SIGNED_OUT', workspaceId)
}

/** @returns the number of the permit */
async function apply(
  drive: Drive,
  visitor: Visitor,
  workspaceId: string,
  n: number,
): Promise<string> {
  const home = `/${workspaceId}/antraege`
  const { html } = await visitor.get(`${home}/neu`)
  const { fields, plantings } = createApplicant(n)
  const csrfToken = inputValue(html, 'csrfToken')
  const [, zone = ''] = all(html, /<option[^>]*>([^<]+)<\/option>/g)
  const form = { ...fields, zone, csrfToken }
  await drive.pause()
  drive.plantAll(plantings)
  drive.plant('CSRF token', 'form of the demo', csrfToken)
  if (n % 2 === 0) {
    drive.check(await visitor.post(home, { ...form, taxId: '12345' }), 422)
    drive.expect('PERMIT_FORM_REJECTED', workspaceId)
    await drive.pause()
  }
  const sent = await visitor.post(home, form)
  drive.check(sent, 303)
  drive.expect('PERMIT_APPLIED', workspaceId)
  const location = sent.location ?? ''
  const number = new URLSearchParams(location.split('?')[1]).get('number') ?? ''
  drive.showUrl(location, `number=${number}`)
  await visitor.get(location)
  return number
}

async function pay(
  drive: Drive,
  visitor: Visitor,
  workspaceId: string,
  number: string,
): Promise<void> {
  let page = await visitor.get(`/${workspaceId}/antraege/${number}`)
  for (let attempt = 0; attempt < 3; attempt++) {
    const csrfToken = inputValue(page.html, 'csrfToken')
    page = await visitor.post(`/${workspaceId}/antraege/${number}/zahlung`, { csrfToken })
    drive.check(page, 303, 502)
    drive.expect(page.status === 303 ? 'PERMIT_PAID' : 'PAYMENT_FAILED', workspaceId)
    if (page.status === 303) return drive.expect('RECEIPT_SENT', workspaceId)
    drive.plantOnce(
      'credentials in a URL',
      "message of the demo's payment provider",
      'hunter2secret',
    )
    await drive.pause()
  }
}
