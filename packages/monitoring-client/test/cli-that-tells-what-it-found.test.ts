import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folder, sva } from './support/sva.ts'

const text = `Mail an erika.mustermann@example.org, Tel. +49 151 23456789
IBAN DE89 3704 0044 0532 0130 00, Passwort: Geheim123`
const values = /mustermann|23456789|3704|Geheim/

it('scan prints a line or a value', () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'app.log'), text)
  for (const args of [['app.log'], ['--json', 'app.log']]) {
    const { stdout, stderr } = sva(['redact', 'scan', ...args], { cwd })
    expect(stdout).toMatch(/keyed-secret/)
    expect(stdout + stderr).not.toMatch(/Mail|Tel|IBAN|Passwort/)
    expect(stdout + stderr).not.toMatch(values)
  }
})

it('the JSON of explain holds a value, or says something else than the redactor', () => {
  const { stdout } = sva(['redact', 'explain', '--json'], { input: text })
  expect(stdout).not.toMatch(values)
  const place = (rule: string, value: string, line: number, column: number) => {
    const start = text.indexOf(value)
    return { rule, line, column, start, end: start + value.length, length: value.length }
  }
  expect(JSON.parse(stdout)).toEqual([
    place('email', 'erika.mustermann@example.org', 1, 9),
    place('phone', '+49 151 23456789', 1, 44),
    place('iban', 'DE89 3704 0044 0532 0130 00', 2, 6),
    place('keyed-secret', 'Geheim123', 2, 45),
  ])
  expect(sva(['redact', 'explain', '--json'], { input: 'all is well' }).stdout).toBe('[]\n')
})

it("a file's own name tells whom it is about, or drives the terminal", () => {
  const cwd = folder()
  const name = 'erika@example.org\u001b[2J\n.log'
  writeFileSync(join(cwd, name), `\n${text}`)
  writeFileSync(join(cwd, `0-${name}`), '\0')
  for (const args of [['.'], ['--json', '.'], [name, 'lost@example.org']]) {
    const { stdout, stderr } = sva(['redact', 'scan', ...args], { cwd })
    expect(stdout).toContain('e***@example.org')
    expect(stderr).toContain('***@example.org')
    expect(stdout + stderr).not.toMatch(/erika|lost|\p{Cc}(?<!\n)/u)
  }
  expect(sva(['redact', 'explain', 'lost@example.org']).stderr).toMatch(
    /^l\*{3}@example\.org: not /,
  )
  expect(sva(['erika@example.org']).stderr).not.toContain('erika')
})

it('explain lets a text drive the terminal', () => {
  const { stdout } = sva(['redact', 'explain'], { input: 'a\u001b[2Jb\tc\u202ed\u009b31m' })
  expect(stdout).toContain('a\\u001b[2Jb\tc\\u202ed\\u009b31m')
})
