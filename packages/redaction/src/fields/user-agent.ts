const bot = /(\b[a-z-]{0,32}(?:bot|crawler|spider)\b)(?:\/(\d{1,4}))?/i
/** Nearly all pretend to be Chrome or Safari, so those come last. */
const browser =
  /(Edg\w*|OPR|SamsungBrowser|Firefox|FxiOS|CriOS|Chrome(?!.*(?:Edg|OPR))|Version(?=.*Safari)|^Safari)\/(\d{1,4})/
const client = /^(?!Mozilla)([a-z][\w.-]{0,31})(?:\/v?(\d{1,4})|$)/i
const system = /Windows|Android|iP(?:hone|ad)|Mac.?OS|CrOS|Linux(?!.*Android)/
const LONGEST = 512

/** Name, major version and system: `Chrome/120 (Windows)`. The rest tells one person from others. */
export function withoutFingerprint(userAgent: string): string {
  const text = userAgent.slice(0, LONGEST)
  const robot = bot.exec(text)
  const [, name = '?', major] = robot ?? browser.exec(text) ?? client.exec(text) ?? []
  const product = name.replace('Version', 'Safari') + (major === undefined ? '' : `/${major}`)
  const found = robot === null ? system.exec(text) : null
  return found === null ? product : `${product} (${found[0]})`
}
