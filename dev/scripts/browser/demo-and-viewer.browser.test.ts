import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from '../repository.ts'
import { apply } from './citizen.ts'
import { startAll, type Running } from './running.ts'

let running: Running
let viewer: Page
let demo: Page

beforeAll(async () => {
  running = await startAll()
  viewer = await running.tab()
  demo = await running.tab()
})
afterAll(() => running[Symbol.asyncDispose]())

const headline = () => viewer.locator('#hero h1').innerText()
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id')

it('whoever opens the viewer first learns how to send something to it', async () => {
  await viewer.goto(running.viewerUrl)
  await viewer.getByText('has left a process yet').waitFor()
  expect(await viewer.locator('.paste pre').innerText()).toContain(
    `OTEL_EXPORTER_OTLP_ENDPOINT=${running.viewerUrl} node --import @sva/monitoring-client/register`,
  )
})

it('a form with errors names each of them, and leads to its field by keyboard alone', async () => {
  await demo.goto(`${running.demoUrl}/musterstadt/anmelden`)
  await demo.getByRole('button', { name: 'Erika Mustermann' }).press('Enter')
  await demo.getByRole('link', { name: 'Antrag stellen', exact: true }).press('Enter')
  expect(await demo.getByLabel('E-Mail-Adresse').inputValue()).toBe('erika.mustermann@example.org')
  await demo.getByLabel('Kennzeichen').fill('MU-ER 1984')
  await demo.getByRole('button', { name: 'Antrag absenden' }).press('Enter')

  const summary = demo.getByRole('alert')
  await summary.waitFor()
  await summary.getByRole('link', { name: 'Geben Sie Ihre IBAN ein' }).press('Enter')
  expect(await focused(demo)).toBe('iban')
  const iban = demo.getByLabel('IBAN')
  expect(await iban.getAttribute('aria-invalid')).toBe('true')
  expect(await iban.getAttribute('aria-describedby')).toContain('iban-error')
  expect(await demo.locator('#iban-error').innerText()).toContain('Geben Sie Ihre IBAN ein')
  // What was right is still there.
  expect(await demo.getByLabel('Kennzeichen').inputValue()).toBe('MU-ER 1984')
})

it('what the form logged arrives with the person taken out, and shows where', async () => {
  const form = viewer.locator('#view .row', { hasText: 'permit form received' }).first()
  await form.locator('mark', { hasText: '[REDACTED]' }).first().waitFor()
  const everything = await viewer.locator('body').innerText()
  expect(everything).not.toMatch(/erika\.mustermann|0171 3920012|Lindenallee/)
  expect(await headline()).toMatch(/^[\d,.]+ records? left this process\.\s+[\d,.]+ pieces? /)
})

it('a whole application shows no piece of the person, not even the one in the remark', async () => {
  await apply(await running.tab(), running.demoUrl, {
    town: 'beispielhausen',
    name: 'Jonas Weiß',
    zone: '2 – Schlossberg',
    plate: 'BH-JW 1',
    remark: 'Rückruf bitte unter jonas.weiss@example.com',
  })
  await viewer.locator('#view .row', { hasText: 'permit applied for' }).first().waitFor()
  await viewer.locator('#view .row', { hasText: '2 – Schlossberg' }).first().click()
  const detail = viewer.locator('dialog#detail[open]')
  await detail.locator('mark', { hasText: 'j***@example.com' }).first().waitFor()
  expect(await detail.innerText()).not.toMatch(/jonas|BH-JW|Schlossberg 22|L01X00T47|DE89|0171/)
  await viewer.keyboard.press('Escape')
})

it('the first screen of the viewer is what the README shows', async () => {
  await viewer.goto(running.viewerUrl)
  await viewer.locator('mark').first().waitFor()
  expect(await viewer.evaluate<number>('document.documentElement.scrollWidth')).toBe(1280)
  const path = process.env.SVA_SCREENSHOT
  const picture = await viewer.screenshot(path === undefined ? {} : { path: join(root, path) })
  expect(picture.readUInt32BE(16)).toBe(1280)
})

it('a failed payment is a kind sentence on the page, and no password in the log', async () => {
  const hanne = await running.tab()
  await apply(hanne, running.demoUrl, {
    town: 'neudorf',
    name: 'Hanne Petersen',
    zone: 'S – Seeufer',
    plate: 'NF-HP 69',
    remark: '',
  })
  await hanne.getByRole('link', { name: 'Weiter zur Zahlung' }).click()
  await hanne.getByRole('button', { name: 'jetzt bezahlen' }).click()
  await hanne.getByRole('heading', { name: 'Die Zahlung hat nicht geklappt' }).waitFor()
  const failed = viewer.locator('#view .row', { hasText: 'payment failed' }).first()
  await failed.locator('mark').first().waitFor()
  expect(await viewer.locator('body').innerText()).not.toContain('hunter2secret')
})

it('the chip of a workspace shows that one, and no other', async () => {
  const chip = viewer.locator('#workspaces button', { hasText: 'neudorf' })
  await chip.click()
  await viewer.locator('#view .row').first().waitFor()
  const shown = await viewer.locator('#view .row .workspace').allInnerTexts()
  expect(new Set(shown)).toEqual(new Set(['neudorf']))
  await chip.click()
})

it('the viewer can be used without a mouse', async () => {
  await viewer.keyboard.press('/')
  expect(await focused(viewer)).toBe('filter')
  await viewer.keyboard.type('permit form received')
  await viewer.keyboard.press('Escape')
  expect(await focused(viewer)).not.toBe('filter')

  await viewer.keyboard.press('j')
  await viewer.keyboard.press('Enter')
  await viewer.locator('dialog#detail[open]').waitFor()
  await viewer.keyboard.press('Escape')
  await viewer.locator('dialog#detail[open]').waitFor({ state: 'detached' })

  for (const [key, tab] of [
    ['2', 'Traces'],
    ['3', 'Metrics'],
    ['4', 'Redactions'],
    ['1', 'Logs'],
  ] as const) {
    await viewer.keyboard.press(key)
    await viewer.getByRole('tab', { name: tab, selected: true }).waitFor()
    await viewer.locator('#view *').first().waitFor()
  }
  await viewer.keyboard.press('?')
  await viewer.getByRole('dialog', { name: 'Keyboard help' }).waitFor()
  await viewer.keyboard.press('Escape')
})

it('neither page complained in the console', () => {
  // The answers to a form with errors and to a failed payment; Chrome complains about every one.
  const expected = /^Failed to load resource: .* (422|502) /
  expect(running.complaints.filter((text) => !expected.test(text))).toEqual([])
})
