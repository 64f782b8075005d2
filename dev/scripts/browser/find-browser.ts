import { execFileSync, spawnSync } from 'node:child_process'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macApps = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The installed Chrome or Chromium; nothing is downloaded besides the system's own package. */
export function findBrowser(): string {
  const browser = process.env.SVA_BROWSER ?? installed() ?? (installChromium() && installed())
  if (browser) return browser
  throw new Error(
    'There is no Chrome or Chromium on this machine, and none could be installed.\n' +
      '  Fix: install one (apt-get install chromium, brew install --cask google-chrome),\n' +
      '  or say where it is: SVA_BROWSER=/path/to/chrome pnpm test:browser',
  )
}

function installed(): string | undefined {
  const script = `for name in ${names.join(' ')} "${macApps}"; do command -v "$name" && exit; done`
  return spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout.trim() || undefined
}

/** As root on Debian; elsewhere a test run must not change the machine. */
function installChromium(): boolean {
  if (process.getuid?.() !== 0) return false
  const options = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', ...options, 'chromium'], { stdio: 'ignore', env })
    return true
  } catch {
    return false
  }
}
