import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { parseLdd } from '../src/host-binary.ts'
import { images } from '../src/images.ts'
import { run } from '../src/run.ts'
import { changesOf, standInEntries } from '../src/stand-in.ts'
import { tar } from '../src/tar.ts'

const folder = mkdtempSync(join(tmpdir(), 'sva-tar-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'program')
writeFileSync(file, 'x'.repeat(1000))

test('an archive says owners, modes, links and contents as tar(1) reads them', async () => {
  const archive = tar([
    { path: 'loki', folder: 0o775, owner: '10001:10002' },
    { path: 'tmp', folder: 0o1777 },
    { path: 'bin/program', file },
    { path: 'bin/sh', link: 'busybox' },
    { path: 'etc/text', text: 'grüß' },
  ])
  const { stdout } = await run('tar', ['--numeric-owner', '-tvf', '-'], {
    input: Readable.from(archive),
  })
  const rows = stdout
    .trim()
    .split('\n')
    .map((row) => row.replaceAll(/\s+/g, ' '))
  expect(rows[0]).toMatch(/^drwxrwxr-x (0 )?10001[/ ]10002 .* loki\/$/)
  expect(rows[1]).toMatch(/^drwxrwxrwt .* tmp\/$/)
  expect(rows[2]).toMatch(/^-rwxr-xr-x .*\b1000 .* bin\/program$/)
  expect(rows[3]).toMatch(/^l.* bin\/sh -> busybox$/)
  expect(rows[4]).toMatch(/^-rw-r--r-- .*\b6 .* etc\/text$/)
})

test('a path that a header cannot hold is refused, not cut', async () => {
  const entries = [{ path: 'x'.repeat(101), text: '' }]
  await expect(tar(entries).next()).rejects.toThrow('too long')
})

const programs = new Map([
  ['collector', '/cache/collector'],
  ['loki', '/cache/loki'],
])
const imageOf = (name: string) => images.find(({ tag }) => tag.startsWith(name))!

test('a folder belongs to whom the real image gives it, and is there once', async () => {
  const entries = await standInEntries(imageOf('grafana/loki'), programs)
  expect(entries).toContainEqual({ path: 'loki', folder: 0o755, owner: '10001:10001' })
  expect(entries).toContainEqual({ path: 'tmp', folder: 0o1777 })
  expect(entries).toContainEqual({ path: 'usr/bin/loki', file: '/cache/loki/loki' })
  const paths = entries.map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  expect(paths.indexOf('usr')).toBeLessThan(paths.indexOf('usr/bin'))
})

test('the scratch collector has no folder that would hide a missing mount', async () => {
  const entries = await standInEntries(imageOf('otel/'), programs)
  const paths = entries.map(({ path }) => path).filter((path) => !path.startsWith('etc'))
  expect(paths).toEqual(['otelcol-k8s'])
})

test('a stand-in starts as the user and with the command of the real image', () => {
  expect(changesOf(imageOf('prom/alertmanager'))).toEqual([
    expect.stringMatching(/^LABEL sva\.stand-in=[0-9a-f]{16}$/),
    'USER 65534:65534',
    'WORKDIR /alertmanager',
    'VOLUME ["/alertmanager"]',
    'ENTRYPOINT ["/bin/alertmanager"]',
    'CMD ["--config.file=/etc/alertmanager/alertmanager.yml","--storage.path=/alertmanager"]',
  ])
})

test('libraries come with a program, the loader included', () => {
  const text = `
\tlinux-vdso.so.1 (0x00007fde9f8f7000)
\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007fde9f520000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007fde9f8f9000)
`
  expect(parseLdd(text)).toEqual(['/lib/x86_64-linux-gnu/libm.so.6', '/lib64/ld-linux-x86-64.so.2'])
  expect(parseLdd('\tnot a dynamic executable\n')).toEqual([])
})
