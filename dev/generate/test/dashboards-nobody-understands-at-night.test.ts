import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { memoryLimits } from '../src/dashboards/stack-panels.ts'
import { boards, everything, panels, repository } from './support/boards.ts'

const read = (file: string): unknown => parse(readFileSync(join(repository, file), 'utf8'))

const grafana = 'dev/monitoring/grafana/provisioning'
const provisioned = read(`${grafana}/datasources/datasources.yaml`) as {
  datasources: { uid: string; type: string }[]
}
const uids = provisioned.datasources.map(({ uid }) => uid)

describe.each(boards)(
  '$title',
  ({ title, uid, description, editable, tags, links, templating }) => {
    it('has an address that stays, says what it answers, and leads to the others', () => {
      expect(uid).toMatch(/^sva-[a-z-]+$/)
      expect(description).toMatch(/^[A-Z].{20,}\.$/)
      const [link] = links
      expect(link?.type).toBe('dashboards')
      expect(tags).toEqual(link?.tags)
    })

    it('is not changed in the browser, where the next start would undo it', () => {
      expect(editable).toBe(false)
    })

    it('explains its variables, and asks stores that are provisioned for them', () => {
      const mute = templating.list.filter(({ description: words }) => !/\S \S/.test(words))
      expect(mute).toEqual([])
      const asked = templating.list.flatMap(({ datasource }) => datasource?.uid ?? [])
      expect(asked.filter((store) => !uids.includes(store))).toEqual([])
    })

    it('tells what to do when it is empty', () => {
      const inside = panels.filter(({ board }) => board === title)
      expect(inside.at(-1)?.type).toBe('text')
    })

    it('counts a panel once: an id that is used twice shows the wrong one', () => {
      const ids = everything.filter(({ board }) => board === title).map(({ id }) => id)
      expect(ids).toEqual([...new Set(ids)])
    })

    it('lays no panel over another', () => {
      const open = everything.filter(({ board, type }) => board === title && type !== 'row')
      const cells = open.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_, n) => `${x + (n % w)},${y + Math.floor(n / w)}`),
      )
      expect(cells.length).toBe(new Set(cells).size)
      expect(Math.max(...open.map(({ gridPos: { x, w } }) => x + w))).toBe(24)
    })
  },
)

it('no two dashboards share an address or a name', () => {
  for (const part of ['uid', 'title'] as const) {
    const parts = boards.map((board) => board[part])
    expect(parts).toEqual([...new Set(parts)])
  }
})

it.each(panels)('$board, $title: does not say what is shown', ({ description }) => {
  expect(description).toMatch(/^[^a-z].{15,}\.$/s)
})

const asking = panels.filter(({ type }) => type !== 'text')

it.each(asking)(
  '$board, $title: a number without unit, or a store that is not there',
  ({ datasource, fieldConfig, targets }) => {
    expect(uids).toContain(datasource?.uid)
    expect(fieldConfig?.defaults.unit).toMatch(/\w/)
    const refIds = targets?.map(({ refId }) => refId) ?? []
    expect(refIds.length).toBeGreaterThan(0)
    expect(refIds).toEqual([...new Set(refIds)])
  },
)

it('a memory limit that the page believes in is the one that kills', () => {
  const compose = read('docker-compose.monitoring.yml') as {
    services: Record<string, { deploy: { resources: { limits: { memory: string } } } }>
  }
  const limits = Object.keys(memoryLimits).map((service) => {
    const { memory } = compose.services[service]!.deploy.resources.limits
    const [, amount, unit] = /^(\d+)([mg])$/.exec(memory) ?? []
    return [service, Number(amount) * (unit === 'g' ? 1024 : 1)]
  })
  expect(Object.fromEntries(limits)).toEqual(memoryLimits)
})
