import { afterEach, expect, test } from 'vitest'
import { startViewer } from '../src/index.ts'
import type { Viewer } from '../src/index.ts'
import { events } from './ask.ts'
import { logs, send } from './fixtures.ts'

let viewer: Viewer
afterEach(() => viewer.close())

const post = (body: unknown, type = 'application/json') =>
  fetch(`${viewer.url}/api/try`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  })

test('without a logger behind it the viewer says how to get one, and logs nothing', async () => {
  viewer = await startViewer({ port: 0 })
  const response = await post({ text: 'erika@example.org' })
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('./run demo')
})

test('the typed text goes to the logger only: neither answer nor stream repeats it', async () => {
  const heard: string[] = []
  viewer = await startViewer({
    port: 0,
    async tryText(text) {
      heard.push(text)
      const attributes = { try_id: 't1' }
      await send(viewer.url, 'logs', logs([{ body: 'to e***@example.org', attributes }]))
      return { try_id: 't1', explained: [{ rule: 'email', start: 3, end: 20 }] }
    },
  })
  const page = events(viewer.url)
  await page.next()
  const answer = await (await post({ text: 'to erika@example.org' })).text()
  expect(heard).toEqual(['to erika@example.org'])
  expect(JSON.parse(answer)).toEqual({
    try_id: 't1',
    explained: [{ rule: 'email', start: 3, end: 20 }],
  })
  const arrived = JSON.stringify((await page.next()).value)
  expect(arrived).toContain('t1')
  expect(answer + arrived).not.toContain('erika')
  await page.return(undefined)
})

test.each([{}, { text: 5 }, { text: 'x'.repeat(8_001) }, []])(
  'what is no text of bearable length never reaches the logger',
  async (body) => {
    viewer = await startViewer({ port: 0, tryText: () => Promise.reject(new Error('reached')) })
    expect((await post(body)).status).toBe(400)
  },
)

test('a logger that fails does not tell the page why: the reason may hold the text', async () => {
  viewer = await startViewer({
    port: 0,
    tryText: (text) => Promise.reject(new Error(`cannot log ${text}`)),
  })
  const response = await post({ text: 'erika@example.org' })
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('erika')
})
