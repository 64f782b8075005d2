import { BASE64URL, isTokenBefore, runEnd } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'

/** Documented prefix -> fewest characters behind it. */
const prefixes: Readonly<Record<string, number>> = {
  ghp_: 36,
  gho_: 36,
  ghu_: 36,
  ghs_: 36,
  ghr_: 36,
  github_pat_: 40,
  'glpat-': 20,
  'xoxb-': 20,
  'xoxp-': 20,
  'xapp-': 20,
  sk_live_: 16,
  sk_test_: 16,
  rk_live_: 16,
  whsec_: 24,
  AKIA: 16,
  ASIA: 16,
  AIza: 35,
  npm_: 36,
  'pypi-': 32,
  glsa_: 32,
  'sk-ant-': 24,
  'sk-proj-': 24,
}

/** Examples are put together here, so that scanners of code hosts do not stop at this file. */
const joined = (...parts: string[]): string => parts.join('')

/** Tokens that their vendors gave a prefix so that they can be found (GitHub, AWS, Slack …). */
export const vendorToken = defineRule({
  name: 'vendor-token',
  kind: 'secret',
  trigger: Object.keys(prefixes),
  match(text, at, from) {
    for (const prefix in prefixes) {
      if (!text.startsWith(prefix, at)) continue
      const end = runEnd(text, at + prefix.length, BASE64URL)
      const whole = at === from || !isTokenBefore(text, at)
      return whole && end - at - prefix.length >= (prefixes[prefix] ?? 0) ? { start: at, end } : end
    }
    return at + 1
  },
  replace: '[vendor-token]',
})

export const about: About = {
  source: "the vendors' documentation",
  redacts: [
    [`push with ${joined('gh', 'p_', 'aB3d'.repeat(9))}`, 'push with [vendor-token]'],
    [`key ${joined('AK', 'IA', 'ABCD2345'.repeat(2))}`, 'key [vendor-token]'],
  ],
  keeps: ['ghp_short', 'AKIAK', 'npm_config_cache'],
  re2: [],
}
