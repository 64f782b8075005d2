import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { stateFolder } from '../src/paths.ts'
import { composeArguments, composeEnv, createProject } from '../src/project.ts'
import { render, secretFiles } from '../src/render.ts'

const secrets = {
  REDIS_PASSWORD: 'geheim-app',
  REDIS_EXPORTER_PASSWORD: 'geheim-exporter',
  GRAFANA_ADMIN_PASSWORD: 'geheim-grafana',
  OTLP_FORWARD_AUTHORIZATION: 'Bearer geheim-vendor',
  // Of the demo, which reads the same .env, and of the shell.
  REDIS_URL: 'redis://app:geheim-app@localhost:6379',
  SESSION_KEYS: 'geheim-key',
  NPM_TOKEN: 'geheim-npm',
}
const project = createProject({ ...secrets, COMPOSE_PROJECT_NAME: `unit-${process.pid}` })
const folder = stateFolder(project.name)

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const modeOf = (path: string): number => statSync(path).mode & 0o777

it('compose learns no password: neither by its environment nor by its arguments', () => {
  const all = JSON.stringify([composeEnv(project), composeArguments(project)])
  expect(all).toContain(project.name)
  expect(all).not.toContain('geheim')
})

it('compose learns what it needs', () => {
  const needed = {
    PATH: '/bin',
    DOCKER_HOST: 'unix:///run/docker.sock',
    https_proxy: 'http://proxy.example',
    LOKI_PORT: '13100',
    JAEGER_PORT: '26686',
    OTLP_FORWARD_ENDPOINT: 'https://otlp.vendor.example',
    DOCKER_DATA_ROOT: '/data/docker',
  }
  const withTracing = createProject(needed, { extras: ['tracing'] })
  expect(composeEnv(withTracing)).toMatchObject(needed)
})

it('compose does not read .env by itself', () => {
  expect(composeEnv(project)['COMPOSE_DISABLE_ENV_FILE']).toBe('true')
})

it('Redis gets hashes instead of passwords', () => {
  expect(secretFiles(secrets)['redis/users.acl']).not.toContain('geheim')
  expect(secretFiles(secrets)['redis/users.acl']).toMatch(/user app reset on #[0-9a-f]{64} ~sva:\*/)
})

it('nobody else on this machine gets into the rendered files', () => {
  render(project)
  expect([modeOf(dirname(folder)), modeOf(folder)]).toEqual([0o700, 0o700])
})

it('a folder that was open before is closed', () => {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  render(project)
  expect(modeOf(folder)).toBe(0o700)
})

it('the user of a container, who is neither owner nor root, can read what is mounted to it', () => {
  render(project)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(paths).toEqual(expect.arrayContaining(Object.keys(secretFiles(secrets))))
  for (const path of paths) {
    const isFolder = statSync(join(folder, path)).isDirectory()
    expect([path, modeOf(join(folder, path))]).toEqual([path, isFolder ? 0o755 : 0o644])
  }
})

it('a mounted file is written in place: a replaced one stays the old one in the container', () => {
  render(project)
  const file = join(folder, 'grafana/admin-password')
  const before = statSync(file).ino
  render({ ...project, env: { ...secrets, GRAFANA_ADMIN_PASSWORD: 'geheim-neu' } })
  expect([statSync(file).ino, readFileSync(file, 'utf8')]).toEqual([before, 'geheim-neu'])
})

it('a missing password is a sentence, not an empty password', () => {
  expect(() => secretFiles({ ...secrets, REDIS_PASSWORD: '' })).toThrow(
    'REDIS_PASSWORD is not set.\n  Fix: pnpm stack up',
  )
})

it('the name of a project leads to no other folder', () => {
  for (const name of ['../x', 'A', '-a', 'a/b', '.'])
    expect(() => createProject({ COMPOSE_PROJECT_NAME: name })).toThrow('COMPOSE_PROJECT_NAME')
})
