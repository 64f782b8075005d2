import { rules, type Rule } from '@sva/redaction'
import { about, keyLists } from '@sva/redaction/about'
import { collectorText } from './collector-text.ts'
import { code, pair } from './markdown.ts'
import { measured } from './measure.ts'

const head = `# What is taken out, and what is not

*Reference.* Written by \`pnpm generate\` from \`packages/redaction/src/rules\`; a test fails when it is stale. Every example is a test as well.

Three layers look for the same things. The **SDK** cleans what a process sends, before it leaves; it computes checksums, reads keys and weighs what stands around a value. The **collector** looks again at what arrives by OTLP, from our SDK or from anybody's; the **log agent** at the lines that containers print. Those two have patterns only (RE2: no look-around, no checksum), so where a pattern cannot tell a card from an order number they leave it alone.

## Rules
`

const lookedFor: Readonly<Record<Rule['kind'], string>> = {
  secret: 'everywhere',
  person: 'everywhere but in technical keys (`service.version`, `k8s.*`)',
  number: 'in text; not in values that look like an id',
}

function section({ name, kind }: Rule): string {
  const of = about[name]
  if (of === undefined) return ''
  const second = of.re2.length > 0 ? 'SDK, collector, log agent' : 'SDK only'
  const missed = of.redacts
    .map(([input]) => input)
    .filter((input) => collectorText(input) === input)
  const lines = [
    `\n### ${name}\n`,
    `Looked for ${lookedFor[kind]}. Source: ${of.source}. Layers: ${second}.\n`,
    '| taken out | left alone |',
    '|---|---|',
    `| ${of.redacts.map(pair).join('<br>')} | ${of.keeps.map(code).join('<br>')} |`,
  ]
  if (of.misses !== undefined) lines.push(`\nNot caught: ${of.misses}`)
  if (of.re2.length > 0 && missed.length > 0) {
    lines.push(`\nThe collector and the log agent let through: ${missed.map(code).join(', ')}`)
  }
  return lines.join('\n')
}

const keysHead = `
## Keys

A key decides by its last words: \`actorUserId\` is a user id, \`token_count\` is no token. Separators and case do not matter. Also masked in both layers: values of headers and call metadata but for the harmless ones (\`content-type\`, \`accept\`, \`etag\` …), bound values of statements (\`db.query.parameter.*\`), who runs a process and how (\`process.owner\`, \`process.command_args\`), and what is said to a model and by it (\`gen_ai.input.messages\`).

On metric labels the SDK refuses every key of this table. The collector removes it and adds up the series that become one; of exemplars it removes all attributes.

| name | kind | keys | SDK, on logs and spans | collector, on logs, spans and scopes | collector, on resources |
|---|---|---|---|---|---|
`

const bySdk: Readonly<Record<string, string>> = {
  identity: 'pseudonym, or dropped and named',
  secret: '`[REDACTED]`',
  person: '`[REDACTED]`',
  correlation: 'stays while it looks like an id',
  text: 'scanned; URLs, statements, addresses and user agents as what they are',
}

function keyRow({ name, kind, keys }: (typeof keyLists)[number]): string {
  const masked = kind === 'secret' || kind === 'person'
  const collector = masked ? '`****`' : 'scanned'
  const removed = kind === 'identity' && name !== 'ip' ? 'removed' : collector
  const names = keys
    .trim()
    .split(/\s+/)
    .map((key) => `\`${key}\``)
  return `| ${name} | ${kind} | ${names.join(' ')} | ${bySdk[kind] ?? 'scanned'} | ${collector} | ${removed} |`
}

const tail = `
Identities on logs and spans are left to the SDK: what arrives from it under \`user.id\` is a pseudonym already, and the collector cannot tell.

## How much

Rows of \`packages/redaction/corpus\` and the examples above, in both layers (\`pnpm generate --measure\`). The collector is measured with the same patterns in RE2's dialect; what it is for is the sender that does not use our SDK, and the mistake in it.

`

const nobody = `

## Where the second layer does not look

- Values inside maps and lists of attributes, but for those of logs: they become JSON text, which is what Loki stores anyway, and are read.
- Attributes and trace state of span links, and attribute keys that are themselves a hit.
- Names and units of metrics: a changed name merges series. The SDK does not export such a metric.
- Percent-encoded, escaped or otherwise disguised copies, which the SDK decodes.
- The log agent reads lines only, no attributes.

## What nobody catches

\`./run demo\` plants these, too, and counts their arrival.

- Names and addresses in prose: nobody can tell them from other words. Birth dates and numbers of authorities without a word that says so.
- A password without a word in front of it.
- Text inside base64, compressed or encrypted text.
- A value that is split over two fields or two records.
- What other code prints to standard output and no log agent reads, core dumps, heap snapshots.
`

/** docs/reference/redaction-rules.md */
export function rulesPage(): string {
  const sections = rules.map(section).join('\n')
  return `${head}${sections}\n${keysHead}${keyLists.map(keyRow).join('\n')}\n${tail}${measured()}${nobody}`
}
