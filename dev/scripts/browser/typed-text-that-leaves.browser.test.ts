import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAll, type Running } from './running.ts'

let running: Running
let page: Page
const asked: string[] = []

beforeAll(async () => {
  running = await startAll()
  page = await running.tab()
  page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')))
  await page.goto(`${running.demoUrl}/try`)
  await page.getByText('3 Stellen gefunden').waitFor()
})
afterAll(() => running[Symbol.asyncDispose]())

const clean = () => page.locator('#clean').innerText()
const field = () => page.getByRole('textbox', { name: 'Ihr Text' })

it('a typed address goes out as it is, or to the server', async () => {
  const before = asked.length
  expect(before).toBeGreaterThan(1)
  await field().fill('')
  await field().pressSequentially('Bescheid an klara.beispiel@example.org')
  expect(await clean()).toBe('Bescheid an k***@example.org')
  expect(await page.locator('#found mark').allInnerTexts()).toEqual(['klara.beispiel@example.org'])
  expect(await page.locator('#places').innerText()).toMatch(/Zeile 1, Zeichen 13\s+email\s+26/)
  expect(await page.locator('#time').innerText()).toMatch(/^[\d,]+ ms für 38 Zeichen$/)
  expect(asked.slice(before)).toEqual([])
  expect(asked.join('\n')).not.toMatch(/klara|beispiel/)
})

it('even a script that wanted to send it could', async () => {
  const sent = page.evaluate(`fetch('/?' + document.getElementById('text').value)`)
  await expect(sent).rejects.toThrow('Failed to fetch')
  expect(running.complaints.some((text) => text.includes('Content Security Policy'))).toBe(true)
})

it('without a mouse a finding cannot be reached, or nobody hears of it', async () => {
  await field().press('Tab')
  const focused = () => page.evaluate<string>('document.activeElement.innerText')
  for (const sample of ['Quittung', 'Fehlermeldung', 'JSON im Log', 'Was stehen bleibt']) {
    expect(await focused()).toBe(sample)
    await page.keyboard.press('Tab')
  }
  expect(await focused()).toBe('Zeile 1, Zeichen 13')
  await page.keyboard.press('Enter')
  const selected = `(({ value, selectionStart, selectionEnd }) =>
    value.slice(selectionStart, selectionEnd))(document.activeElement)`
  expect(await page.evaluate<string>(selected)).toBe('klara.beispiel@example.org')
  const status = page.getByRole('status')
  expect(await status.getAttribute('aria-live')).toBe('polite')
  expect(await status.innerText()).toBe('Eine Stelle gefunden: email')
  await field().fill('Nichts Besonderes')
  expect(await status.innerText()).toBe('Nichts gefunden: Der Text geht hinaus, wie er ist.')
})

it('markup in the text becomes part of the page', async () => {
  await field().fill('<img src=x onerror=alert(1)> <b>an max@example.org</b>')
  expect(await clean()).toBe('<img src=x onerror=alert(1)> <b>an m***@example.org</b>')
  expect(await page.locator('#found img, #found b, #clean img').count()).toBe(0)
})
