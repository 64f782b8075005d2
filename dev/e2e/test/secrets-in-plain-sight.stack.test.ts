import { hash } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { stateFolder } from '@sva/stack'
import { expect, it } from 'vitest'
import { inspected, inspectedText, processFiles, serviceOf } from '../src/inspect.ts'
import { rendered, stackPasswords } from '../src/secrets.ts'
import { docker, stack, tryDocker } from '../src/stack.ts'

const { project } = stack()
const folder = stateFolder(project)

/** Also as a hash: whoever has it can try guesses against it at home. */
const secrets = Object.entries(stackPasswords()).flatMap(([name, password]) => [
  [name, password] as const,
  [`${name}, as base64`, Buffer.from(password).toString('base64')] as const,
  [`${name}, as a hash`, hash('sha256', password)] as const,
])

const seenIn = (text: string): string[] =>
  secrets.filter(([, secret]) => text.includes(secret)).map(([name]) => name)

it('the search finds a password where one is', () => {
  expect(seenIn(rendered('redis/users.acl'))).toEqual(['app, as a hash', 'exporter, as a hash'])
  expect(seenIn(`--requirepass ${stackPasswords().app}`)).toEqual(['app'])
})

it('docker inspect shows none', async () => {
  const text = await inspectedText()
  expect(text).toContain(`/${project}-redis"`)
  expect(seenIn(text)).toEqual([])
})

it('no service has printed one', async () => {
  for (const { Name } of await inspected()) {
    const { stdout, stderr } = await tryDocker('logs', Name.slice(1))
    expect([Name, seenIn(stdout + stderr)]).toEqual([Name, []])
  }
})

it('no process has one in its arguments or its environment', async () => {
  for (const container of await inspected()) {
    const listed = await docker('top', container.Name.slice(1), '-eo', 'pid,args')
    const kernel = [
      ...(await processFiles(container, 'cmdline')),
      ...(await processFiles(container, 'environ')),
    ]
    expect([container.Name, seenIn([listed, ...kernel].join('\n'))]).toEqual([container.Name, []])
  }
})

it('nobody else on this machine gets to the rendered files', () => {
  for (const closed of [folder, dirname(folder)]) expect(statSync(closed).mode & 0o777).toBe(0o700)
})

it('every container runs without capabilities, on a root that nobody can write', async () => {
  for (const container of await inspected()) {
    const { HostConfig, Mounts, Name } = container
    expect({ Name, ...HostConfig }).toMatchObject({
      Name,
      CapDrop: ['ALL'],
      CapAdd: null,
      Privileged: false,
      ReadonlyRootfs: true,
      SecurityOpt: expect.arrayContaining(['no-new-privileges:true']),
      PidMode: '',
    })
    expect(HostConfig.NetworkMode).not.toBe('host')
    expect(HostConfig.Memory).toBeGreaterThan(0)
    expect(HostConfig.MemorySwap).toBe(HostConfig.Memory)
    const sources = Mounts.map(({ Source }) => Source)
    expect(
      sources.filter((source) => /docker\.sock|^\/(?:var|run)?(?:\/run)?$/.test(source)),
    ).toEqual([])
  }
})

const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0

it.for(isLinuxRoot ? ['the kernel'] : [])('%s says so, too', async () => {
  const containers = await inspected()
  for (const container of containers) {
    const statuses = await processFiles(container, 'status')
    expect([serviceOf(container), statuses.length]).not.toContain(0)
    for (const status of statuses) {
      expect(status).toMatch(/^CapEff:\s0{16}$/m)
      expect(status).toMatch(/^NoNewPrivs:\s1$/m)
    }
  }
})
