import { codeAt, is, isForeignLetter, KEY } from '../chars.ts'
import { defineRule } from '../define-rule.ts'

const roots = ['/home/', '/Users/', '\\Users\\']
/** Accounts that images and runners bring along. */
const everybody = new Set(
  'node app ubuntu runner vscode Shared Public root site nonroot ec2-user codespace vagrant'.split(
    ' ',
  ),
)

/**
 * The name in a home directory; stack frames are full of it. A secret by kind, because it must
 * also be found in technical keys (`code.file.path`).
 */
export const homePath = defineRule({
  name: 'home-path',
  kind: 'secret',
  trigger: roots,
  match(text, at) {
    const root = roots.find((root) => text.startsWith(root, at)) ?? ''
    const start = at + root.length
    let end = start
    while (is(codeAt(text, end), KEY) || isForeignLetter(codeAt(text, end))) end++
    return end === start || everybody.has(text.slice(start, end)) ? start : { start, end }
  },
  replace: '[user]',
  examples: {
    redacts: [
      ['at run (/home/erika/app/x.ts:1:2)', 'at run (/home/[user]/app/x.ts:1:2)'],
      ['C:\\Users\\erika\\x', 'C:\\Users\\[user]\\x'],
    ],
    keeps: ['/home/node/app', '/home/site/wwwroot', '/var/home', 'POST /Users/'],
  },
})
