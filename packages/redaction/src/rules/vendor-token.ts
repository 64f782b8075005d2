import { BASE64URL, codeAt, HEX_DIGITS, is, isTokenBefore, runEnd, matchAt } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { wordStart } from '../key-before.ts'

/**
 * Documented prefixes by what stands behind them. Longer keys of mixed characters behind a short
 * word are not here: they are a shape that needs no list.
 */
const table = [
  [
    '[\\w.-]{20}',
    `ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glrtr- glcbt- glft- glffct- glimt- glsoat-
    xoxa- xoxb- xoxc- xoxd- xoxe- xoxo- xoxp- xoxr- xoxs- xapp- sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_ whsec_ ya29. GOCSPX- pypi- tskey-
    sk-ant- sk-proj- hvs. hvb. hvr. glsa_ glc_ sntrys_ sntryu_ dckr_pat_ dckr_oat_
    PMAK- lin_api_ lin_oauth_ figd_ ATATT ATCTT ATBB sq0atp- sq0csp- fo1_ fm1r_ fm1a_ fm2_
    HRKU- NRAK- AGE-SECRET-KEY- LTAI SWMTKN- lsv2_`,
  ],
  // Not lower case alone: words begin like that, too.
  [
    '(?=[\\w-]{0,40}[A-Z\\d])[\\w.-]{30}',
    'AIza 1// npm_ SG. hf_ api_org_ gsk_ r8_ pplx- xai- nvapi- ntn_ ops_ sgp_ A3-',
  ],
  ['[\\w.-]{50}', 'ABSK EAA EZAK EZTK dt0c01.'],
  [
    '[\\da-fA-F]{32}',
    `SK key- dapi dop_v1_ doo_v1_ dor_v1_ shpat_ shpss_ shpca_ shppa_ sbp_ pul- rubygems_ xkeysib- gloas-
    bkua_ CLOJARS_`,
  ],
  ['[A-Z\\d]{16}', 'AKIA ASIA ABIA ACCA'],
  ['(?:[psc]t|sa|scim|audit)\\.[\\w.-]{20}', 'dp.'],
  // -----BEGIN RSA, PRIVATE, EC P…, OPENSSH or ENCRYPTED in base64, as in a kubeconfig
  ['(?:SU0E|QUkl|FQyB|PUEV|FTkN)', 'LS0tLS1CRUdJTiB'],
  // Airtable, and Discord: digits in base64
  ['\\w{14}\\.[\\da-f]{64}', 'pat'],
  ['[\\w-]{22,26}\\.[\\w-]{6}\\.[\\w-]{27}', 'MT MD Mj Mz ND NT Nj Nz OD OT'],
].map(([body = '', prefixes = '']) => [body, prefixes.split(/\s+/)] as const)

const prefixed = new RegExp(
  table
    .map(([body, prefixes]) => `(?:${prefixes.join('|').replaceAll('.', '\\.')})${body}`)
    .join('|'),
  'y',
)
/** What gives these away stands in their middle: Telegram, Mailchimp, Terraform, OpenShift, Entra. */
const infixed =
  /(?:bot)?\d{8,10}:AA[\w-]{33}|[\da-f]{32}-us\d|\w{14}\.atlasv1\.[\w-]{60}|sha256~[\w-]{43}|[\w~.-]{3}\dQ~[\w~.-]{31}/y
const LONGEST_HEAD = 40
const digits = '0123456789'

/** Tokens that their vendors gave a shape so that they can be found (GitHub, AWS, Slack …). */
export const vendorToken = defineRule({
  name: 'vendor-token',
  kind: 'secret',
  trigger: [
    ...table.flatMap(([, prefixes]) => prefixes),
    { text: ':AA', before: digits },
    { text: '-us', before: HEX_DIGITS, next: digits },
    '.atlasv1.',
    { text: '~', before: 'Q6' },
  ],
  match(text, at, from) {
    const sign = text.charAt(at)
    const inside = ':-.~'.includes(sign)
    const start = !inside
      ? at
      : sign === '~' && text[at - 1] === 'Q'
        ? at - 5
        : wordStart(text, at, BASE64URL, Math.max(from, at - LONGEST_HEAD))
    // `build-ghp_…`
    const shielded = isTokenBefore(text, start) && (inside || text[start - 1] !== '-')
    if (start < from || (start > from && shielded)) return at + 1
    const token = inside ? infixed : prefixed
    return matchAt(token, text, start) ? { start, end: tokenEnd(text, token.lastIndex) } : at + 1
  },
  replace: '[vendor-token]',
})

/** Dots, slashes and signs of base64 are part of it as long as it goes on behind them. */
function tokenEnd(text: string, from: number): number {
  let end = runEnd(text, from, BASE64URL)
  while ('./+=:'.includes(text.charAt(end)) && is(codeAt(text, end + 1), BASE64URL)) {
    end = runEnd(text, end + 1, BASE64URL)
  }
  return end
}

/** Examples are put together here, so that scanners of code hosts do not stop at this file. */
const example = (head: string, prefix: string, body: string, times: number): string =>
  head + prefix + body.repeat(times)

export const about: About = {
  source: "the vendors' documentation",
  redacts: [
    [/* @__PURE__ */ example('push with gh', 'p_', 'aB3d', 9), 'push with [vendor-token]'],
    [/* @__PURE__ */ example('key AK', 'IA', 'ABCD2345', 2), 'key [vendor-token]'],
    [/* @__PURE__ */ example('bot 123456789:', 'AA', 'aB3dEf7gHi2', 3), 'bot [vendor-token]'],
    [/* @__PURE__ */ example('build-gh', 'p_', 'aB3d', 9), 'build-[vendor-token]'],
    ['list 0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d-us12', 'list [vendor-token]'],
  ],
  keeps: ['ghp_short', 'AKIAK', 'npm_config_cache', 'eu-us1', 'at 10:AAA'],
  re2: [
    {
      pattern:
        '\\b(?:gh[oprsu]_\\w{36,}|github_pat_\\w{36,}|glpat-[\\w-]{20,}|xox[a-z]-[\\w-]{10,}|[rs]k_(?:live|test)_\\w{10,}|A(?:KIA|SIA|BIA|CCA)[A-Z\\d]{16}|AIza[\\w-]{35}|npm_\\w{36}|pypi-[\\w-]{32,}|sk-(?:ant|proj)-[\\w-]{24,}|hv[bs]\\.[\\w-]{20,}|glsa_\\w{32,})\\b',
      replacement: '[vendor-token]',
    },
  ],
  misses: 'RE2 knows the commonest vendors only.',
}
