import { BACKSLASH, codeAt, isWordBefore, matchAt, textBefore } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'

const roots = ['/home/', '/Users/', '/users/', '\\Users\\', '\\users\\', '\\USERS\\']
/** Accounts that images and runners bring along, and the pages that web apps have. */
const name =
  /(?!(?:node|app|ubuntu|runner|runneradmin|ContainerAdministrator|vscode|Shared|Public|All Users|root|site|nonroot|ec2-user|codespace|vagrant|deploy|postgres|airflow|jovyan|gradle|git|builder|jenkins|circleci|gitlab-runner|linuxbrew|pwuser|appuser|bun|deno|www-data|Default|dashboard|overview|index)(?![\p{L}\d_.-]))(?:\p{Lu}[\p{L}.-]{1,40} \p{Lu}[\p{L}.-]{1,40}(?=\\)|[\p{L}\d_.-]+)/uy

const LOOK_BACK = 32
const drive = /(?:(?<![\p{L}\d])|(?<=\\[nrt]))[a-z]:$/iu
const method = /(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)["'\s]{1,3}$/
/** Where other systems and containers hang the directory in. */
const mounted =
  /(?:(?<![\w/.:-])|(?<=\\[nrt]|\[[\d;]{1,8}m))(?:\/(?:mnt\/)?[a-z]|\/(?:export|var|usr|mnt|backups?|data|nfs|srv|media|snapshots?|rootfs|System\/Volumes\/Data))$/

/**
 * The name in a home directory; stack frames are full of it. A secret by kind, because it must
 * also be found in technical keys (`code.file.path`).
 */
export const homePath = defineRule({
  name: 'home-path',
  kind: 'secret',
  trigger: roots,
  match(text, at, from) {
    const root = roots.find((root) => text.startsWith(root, at)) ?? ''
    // In `/home/a/home/b` a second pass would see the second root behind a marker.
    const behind = from > 0 && at === from
    if (root.startsWith('/') && !behind && !isHome(text, at, root)) return at + root.length
    let start = at + root.length
    while (root.startsWith('\\') && codeAt(text, start) === BACKSLASH) start++
    return matchAt(name, text, start) ? { start, end: name.lastIndex } : start
  },
  replace: '[user]',
})

/**
 * RE2 cannot leave a name out. So these step aside before the others are masked (`/home/./node`), as
 * pages do, and back behind it: no pattern masks a name with a dot in front.
 */
const accounts =
  'node|app|ubuntu|runner|runneradmin|ContainerAdministrator|vscode|Shared|Public|All Users|root|site|nonroot|ec2-user|codespace|vagrant|deploy|postgres|airflow|jovyan|gradle|git|builder|jenkins|circleci|gitlab-runner|linuxbrew|pwuser|appuser|bun|deno|www-data|Default|Default User|dashboard|overview|index'
const person = '[\\pL\\d_][\\pL\\d_.-]*'
const hungIn =
  '(?:/(?:mnt/)?[a-z]|/(?:export|var|usr|mnt|backups?|data|nfs|srv|media|snapshots?|rootfs|System/Volumes/Data))?'
const home = `${hungIn}/(?:home|Users)/`
const pages =
  '(?:[Pp]ath(?:name)?|[Uu]r[il]|UR[IL]|[Tt]arget|[Rr]oute|[Pp]age|[Hh]ref|[Ll]ink|[Ll]ocation|[Rr]eferr?er|[Rr]edirect(?:ed)?(?: to)?)[\\\\"\'\\s:=(]{1,6}'
const methods = '(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[\\\\"\'\\s]{1,4}'
/** What no page has: a line, the ending of a source, a hidden directory. */
const source =
  '/(?:[^\\s"\'?#<>]*/)?(?:\\.[a-z]|[^\\s"\'?#<>/]*\\.(?:\\w{1,5}:\\d|(?:[cm]js|[jt]sx|[cm]?ts|ya?ml|toml|env|py|java|kts?|go|rs|rb|cs|sh|log|pem|key|sql|sqlite|db|lock|node|so|jar)(?:[^\\w.-]|$)))'

export const about: About = {
  source: 'Filesystem Hierarchy Standard 3.0; Windows known folders',
  redacts: [
    ['at run (/home/erika/app/x.ts:1:2)', 'at run (/home/[user]/app/x.ts:1:2)'],
    ['C:\\Users\\erika\\x', 'C:\\Users\\[user]\\x'],
    ['C:\\Users\\Erika Mustermann\\x', 'C:\\Users\\[user]\\x'],
    ['c:\\\\users\\\\erika\\\\x', 'c:\\\\users\\\\[user]\\\\x'],
    ['/mnt/c/Users/erika/x', '/mnt/c/Users/[user]/x'],
    ['file:///home/erika/x', 'file:///home/[user]/x'],
    ['/home/erika/home/max/x', '/home/[user]/home/[user]/x'],
  ],
  keeps: [
    '/home/node/app',
    '/home/deploy/app',
    '/home/site/wwwroot',
    '/var/home',
    'POST /Users/',
    'GET /home/aktuelles',
    '/api/home/overview',
    'https://example.org/home/aktuelles',
    '/users/erika',
    'GET /home/aktuelles/termine',
    '"GET /home/aktuelles/termine HTTP/1.1" 200',
    'https://example.org/home/aktuelles/termine',
    '/api/home/aktuelles/termine',
  ],
  re2: [
    {
      pattern: `(/(?:home|[Uu]sers)/|\\\\(?i:users)\\\\{1,4})(${accounts})([^\\pL\\d_.-]|$)`,
      replacement: '$1./$2$3',
    },
    { pattern: `((?:^|${pages})${home})${person}(${source})`, replacement: '$1[user]$2' },
    {
      pattern: `((?:^|${pages}|${methods}|[?&][\\w.-]+=)${home})([\\pL\\d_])`,
      replacement: '$1./$2',
    },
    {
      pattern: `((?:[\\s"'\\x60(\\[{<>=:,;|]|\\\\[nrt]|\\[[\\d;]{1,8}m|file://)${home})${person}(/)`,
      replacement: '$1[user]$2',
    },
    { pattern: `((?:^|[^\\pL\\d])[A-Za-z]:/[Uu]sers/)${person}(/)`, replacement: '$1[user]$2' },
    {
      pattern: `((?i:[a-z]:\\\\{1,4}users)\\\\{1,4})(?:\\p{Lu}[\\pL.-]{1,40} \\p{Lu}[\\pL.-]{1,40}(\\\\)|${person})`,
      replacement: '$1[user]$2',
    },
    { pattern: '((?:/(?:home|[Uu]sers)/|\\\\(?i:users)\\\\{1,4}))\\./', replacement: '$1' },
  ],
  misses:
    'Directories behind a segment that is no usual mount. RE2 wants a slash behind the name (`/home/erika/`), though not behind `C:\\Users\\`; at the start of a text and behind `path`, `url` and other words for pages it wants a line number, the ending of a source file or a hidden directory as well.',
}

/** Not a page of a web app: behind a host, a method or another segment of a path. */
function isHome(text: string, at: number, root: string): boolean {
  const before = textBefore(text, at, LOOK_BACK)
  if (drive.test(before)) return true
  if (root === '/users/' || method.test(before)) return false
  return !isWordBefore(text, at) || mounted.test(before)
}
