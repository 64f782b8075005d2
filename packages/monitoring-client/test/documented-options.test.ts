import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const all = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].toSorted()

const page = read('../../../docs/reference/options.md')
const whole = read('../src/options.ts')
// What is hidden from the SDK is named there, too.
const source = whole.replace(/const hidden = \[[^\]]*\]/, '')
const [table = '', notRead = ''] = page.split('\nNot read')
const readBySdk = /^OTEL_(TRACES_SAMPLER|SPAN_|ATTRIBUTE_)|^OTEL_SERVICE|^OTEL_RESOURCE/

// An option that nobody can look up does not exist; one that is documented and gone misleads.
describe('docs/reference/options.md says what options.ts does', () => {
  it('options', () => {
    const declared = source.slice(source.indexOf('interface MonitoringOptions'))
    const fields = all(declared.slice(0, declared.indexOf('\n}')), /^ {2}readonly (\w+)\??:/gm)
    expect(all(table, /^\| `(\w+)` \|/gm)).toEqual(fields)
  })

  it('environment variables', () => {
    const batch = ['MAX_QUEUE_SIZE', 'MAX_EXPORT_BATCH_SIZE', 'SCHEDULE_DELAY']
    const inSource = all(source.replaceAll('`${prefix}', '`'), /'(OTEL_[A-Z_]+)'/g)
      .filter((name) => name !== 'OTEL_BLRP' && name !== 'OTEL_BSP')
      .concat(batch.flatMap((name) => [`OTEL_BLRP_${name}`, `OTEL_BSP_${name}`]))
      .filter((name) => !readBySdk.test(name))
    const inPage = all(table, /`(OTEL_[A-Z_]+)`/g).filter((name) => !readBySdk.test(name))
    expect(inPage).toEqual(inSource.toSorted())
  })

  it('what is not read on purpose is not read', () => {
    const names = all(notRead, /`(OTEL_[A-Z_]+)`/g)
    for (const name of names) expect(source).not.toContain(`'${name}'`)
    for (const name of all(whole, /^ {2}'(OTEL_\w+)',$/gm)) expect(names).toContain(name)
  })
})
