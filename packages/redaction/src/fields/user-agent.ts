/** Name, and how it shows; the first that fits, because nearly all pretend to be Chrome or Safari. */
const products = table(
  'Edge=Edg\\w*/ Opera=(?:OPR|Opera)/ Samsung=Samsung\\w*/ Firefox=(?:Firefox|FxiOS)/ ' +
    'Chrome=(?:Chrome|CriOS)/ Safari=(?:Version(?=.*Safari)|^Safari)/',
  '(\\d{1,4})',
)
const systems = table(
  'Windows=Windows Android=Android iOS=iP(?:hone|ad|od)|\\biOS macOS=[Mm]ac.?OS ChromeOS=CrOS|ChromeOS Linux=Linux|X11',
)

const bot = /(\b[a-z-]{0,32}(?:bot|crawler|spider)\b)(?:\/(\d{1,4}))?/i
const client = /^(?!Mozilla)([a-z][\w.-]{0,31})(?:\/v?(\d{1,4})|$)/i
const LONGEST = 512

/** Name, major version and system: `Chrome/120 (Windows)`. The rest tells one person from others. */
export function withoutFingerprint(userAgent: string): string {
  const text = userAgent.slice(0, LONGEST)
  const robot = bot.exec(text)
  if (robot !== null) return product(robot[1], robot[2])
  const system = systems.find(([, shape]) => shape.test(text))?.[0]
  const known = products.find(([, shape]) => shape.test(text))
  const found = (known?.[1] ?? client).exec(text)
  const name = known ? product(known[0], found?.[1]) : product(found?.[1], found?.[2])
  return system === undefined ? name : `${name} (${system})`
}

function product(name = '?', major: string | undefined): string {
  return major === undefined ? name : `${name}/${major}`
}

function table(rows: string, behind = ''): (readonly [name: string, shape: RegExp])[] {
  return rows.split(' ').map((row) => {
    const [name = '', shape = ''] = row.split(/=(.*)/)
    return [name, new RegExp(shape + behind)]
  })
}
