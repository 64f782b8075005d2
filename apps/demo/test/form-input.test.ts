import { expect, test } from 'vitest'
import { application, startApp, Visitor } from './visitor.ts'

async function apply(changed: Record<string, string>) {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  return await erika.post('/musterstadt/antraege', { ...application, ...changed })
}

const wrong = [
  ['iban', 'DE89 3704 0044 0532 0130 01', 'Diese IBAN stimmt nicht'],
  ['email', 'erika.mustermann', 'Geben Sie die E-Mail-Adresse so ein'],
  ['birthDate', '2999-01-01', 'Das Geburtsdatum muss in der Vergangenheit liegen'],
  ['postalCode', '1234', 'Eine Postleitzahl hat fünf Ziffern'],
  ['zone', 'Z – Zentrum', 'Wählen Sie eine Zone aus der Liste'],
  ['lastName', '  ', 'Geben Sie Ihren Nachnamen ein'],
] as const

test.for(wrong)('a wrong %s does not go unsaid at its field', async ([name, value, message]) => {
  const { status, html } = await apply({ [name]: value })
  expect(status).toBe(422)
  expect(html).toMatch(new RegExp(`<a href="#${name}">${message}`))
  expect(html).toMatch(new RegExp(`id="${name}-error">.*${message}`))
  const control = new RegExp(`<(input|select|textarea)[^>]* id="${name}"[^>]*>`).exec(html)?.[0]
  expect(control).toContain('aria-invalid="true"')
  expect(control).toMatch(new RegExp(`aria-describedby="[^"]*${name}-error`))
})

test('what was typed is not lost with an error elsewhere', async () => {
  const { html } = await apply({ iban: 'DE00', remark: 'Zweitwagen', licencePlate: 'MU-XY 7' })
  for (const kept of ['value="DE00"', '>Zweitwagen</textarea>', 'value="MU-XY 7"', ' checked']) {
    expect(html).toContain(kept)
  }
  expect(html).toContain('<option selected>A – Altstadt</option>')
})

const script = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`

test.for(Object.keys(application))('markup typed as %s does not become markup', async (name) => {
  const { html } = await apply({ iban: 'DE00', [name]: script })
  expect(html).not.toMatch(/<script|<img/)
})

test('markup in the address of the confirmation does not become markup', async () => {
  await using app = await startApp()
  const erika = await new Visitor(app).signIn('musterstadt', 'p-1042')
  const query = new URLSearchParams({ number: script, email: script })
  const { html } = await erika.get(`/musterstadt/antraege/eingegangen?${query.toString()}`)
  expect(html).toContain('&lt;script&gt;')
  expect(html).not.toMatch(/<script|<img/)
})

test('what is typed does not run even if it became markup', async () => {
  const { headers } = await apply({})
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('cache-control')).toBe('no-store')
})
