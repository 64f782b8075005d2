import { rules, type Rule } from '@sva/redaction'
import { about } from '@sva/redaction/about'

const head = `# What is taken out, and what is not

*Reference.* Written by \`pnpm generate\` from \`packages/redaction/src/rules\`; a test fails when it is stale. Every example is a test as well. How keys decide: [packages/redaction](../../packages/redaction/README.md).

| rule | looked for | taken out | left alone |
|---|---|---|---|
`

const lookedFor: Readonly<Record<Rule['kind'], string>> = {
  secret: 'everywhere',
  person: 'everywhere but in technical keys (`service.version`, `k8s.*`)',
  number: 'in text; not in values that look like an id',
}

const tail = `
## Not caught

\`./run demo\` plants these, too, and counts their arrival.

- Names, addresses and birth dates in prose: nobody can tell them from other words.
- A password without a word in front of it.
- German tax, pension insurance and identity card numbers in prose (under a key that names them they are taken out); national phone numbers without a context word.
- Text inside base64, compressed or encrypted text.
- A value that is split over two fields or two records.
- What other code prints to standard output, core dumps, heap snapshots.
`

/** docs/reference/redaction-rules.md */
export function rulesPage(): string {
  const rows = rules.map(
    ({ name, kind }) =>
      `| \`${name}\` | ${lookedFor[kind]} | ${about[name]?.redacts.slice(0, 3).map(pair).join('<br>')} | ${about[name]?.keeps.slice(0, 3).map(code).join('<br>')} |`,
  )
  return `${head}${rows.join('\n')}\n${tail}`
}

function pair([input, output]: readonly [string, string]): string {
  return `${code(input)} → ${code(output)}`
}

/** A cell of a Markdown table that may hold anything. */
function code(text: string): string {
  // Whole tokens would stop a push: code hosts look for them in pages, too.
  const short = text.replace(/(?=\w*[A-Z])(?=\w*\d)\w{20,}/g, (token) => `${token.slice(0, 8)}…`)
  const shown = short.length > 72 ? `${short.slice(0, 71)}…` : short
  return `<code>${shown.replace(/[&<>|\n`*_~[\]\\]/g, (found) => `&#${found.charCodeAt(0)};`)}</code>`
}
