import type { Page } from 'playwright-core'

export interface Citizen {
  readonly town: string
  readonly name: string
  readonly zone: string
  readonly plate: string
  readonly remark: string
}

/** Signs in, fills the form and sends it; ends on the page that says that it was received. */
export async function apply(page: Page, demoUrl: string, citizen: Citizen): Promise<void> {
  await page.goto(`${demoUrl}/${citizen.town}/anmelden`)
  await page.getByRole('button', { name: citizen.name }).click()
  await page.getByRole('link', { name: 'Antrag stellen', exact: true }).click()
  await page.getByLabel('Nummer des Personalausweises').fill('L01X00T47')
  await page.getByLabel('Kennzeichen').fill(citizen.plate)
  await page.locator('select#zone').selectOption(citizen.zone)
  await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00')
  await page.getByLabel('Bemerkung').fill(citizen.remark)
  await page.getByLabel('Die Angaben stimmen').check()
  await page.getByRole('button', { name: 'Antrag absenden' }).click()
  await page.getByRole('heading', { name: 'Ihr Antrag ist eingegangen' }).waitFor()
}
