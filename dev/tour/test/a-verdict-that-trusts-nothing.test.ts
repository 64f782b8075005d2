import { expect, test } from 'vitest'
import { createCells } from '../src/planted/table.ts'
import { verdictLines } from '../src/report.ts'
import { judge, type Facts } from '../src/verdict.ts'

const planted = createCells()
const unclaimed = planted.filter(({ claimed }) => !claimed)
const [first] = planted

/** Everything as it should be: nothing claimed arrived, everything else did. */
const fine: Facts = {
  planted,
  arrived: new Map(unclaimed.map((cell) => [cell, new Set(['raw' as const])])),
  canaries: new Set(planted),
  misplaced: new Set(),
  expected: new Map([['PERMIT_PAID in neudorf', 2]]),
  actions: new Map([['PERMIT_PAID in neudorf', 2]]),
  perSecond: new Map(),
  problems: [],
}

test('nothing claimed arrived and everything expected did: exit 0', () => {
  expect(judge(fine)).toMatchObject({ exitCode: 0, leaks: [], broken: [] })
})

test('one claimed value arrived: exit 3', () => {
  const arrived = new Map([...fine.arrived, [first!, new Set(['base64' as const])]])
  expect(judge({ ...fine, arrived })).toMatchObject({ exitCode: 3, leaks: [first] })
})

test('a canary is missing: the search is broken and says so, exit 1', () => {
  const canaries = new Set(planted.filter((cell) => cell !== first))
  const { exitCode, broken } = judge({ ...fine, canaries })
  expect(exitCode).toBe(1)
  expect(broken).toEqual([expect.stringContaining(`search is broken`)])
  expect(broken).toEqual([expect.stringContaining(`"${first?.position}"`)])
})

test('a record in the wrong workspace: exit 1', () => {
  const { exitCode, broken } = judge({ ...fine, misplaced: new Set([first!]) })
  expect(exitCode).toBe(1)
  expect(broken).toEqual([expect.stringContaining('wrong workspace')])
})

test('a payment whose record never arrived: exit 1', () => {
  const actions = new Map([['PERMIT_PAID in neudorf', 1]])
  expect(judge({ ...fine, actions })).toMatchObject({
    exitCode: 1,
    broken: ['1 of 2 arrived: PERMIT_PAID in neudorf'],
  })
})

test('what is not claimed is said with its numbers, and how long the plain run took', () => {
  const plain = { arrived: 1_234, planted: 1_240, seconds: 20 }
  const [ours, theirs, unclaimedOnes] = verdictLines(judge(fine), plain)
  expect(ours).toMatch(/^[\d,]+ planted values, \d+ positions, 4 encodings: 0 arrived$/)
  expect(theirs).toBe('the same through plain OpenTelemetry: 1,234 of 1,240 arrived (20 s run)')
  expect(unclaimedOnes).toContain(`${unclaimed.length} of ${unclaimed.length} arrived`)
  expect(unclaimedOnes).toContain('name in prose 5, ')
})
