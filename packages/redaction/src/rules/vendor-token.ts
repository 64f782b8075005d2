import { BASE64URL, codeAt, HEX_DIGITS, is, LETTERS, isTokenBefore, runEnd } from '../chars.ts'
import type { About } from '../about.ts'
import { defineRule } from '../define-rule.ts'
import { wordStart } from '../key-value.ts'

/**
 * Documented prefix and fewest characters behind it; `h`: hexadecimal ones, `u`: upper case and
 * digits; `m`: not lower case alone. Prefixes that vendors gave out so that tokens can be found;
 * `LS0tLS1CRUdJTi…` is `-----BEGIN … PRIVATE KEY` in base64, as in a kubeconfig.
 */
const table = `ghp_36 gho_36 ghu_36 ghs_36 ghr_36 github_pat_36 glpat-20 gldt-20 glrt-20 glrtr-20
  glptt-40 glagent-50 gloas-64 glcbt-20 glft-20 glffct-20 glimt-25 glsoat-20 xoxb-10 xoxp-10 xoxa-10
  xoxc-10 xoxd-10 xoxe-10 xoxe.20 xoxo-10 xoxr-10 xoxs-10 xapp-10 sk_live_10 sk_test_10 sk_prod_10
  rk_live_10 rk_test_10 rk_prod_10 whsec_24 AKIA16u ASIA16u ABIA16u ACCA16u ABSK100 AIza35 ya29.20
  GOCSPX-20 1//30 npm_36m pypi-32 SG.40 SK32h tskey-20 key-32h sk-ant-24 sk-proj-24 sk-svcacct-24 sk-admin-24
  sk-or-24 hf_30m api_org_30m gsk_40 r8_30 pplx-30 xai-40 nvapi-40 hvs.20 hvb.20 hvr.20 glsa_32 glc_30
  sntrys_20 sntryu_60 dop_v1_64h doo_v1_64h dor_v1_64h dckr_pat_20 dckr_oat_20 dapi32h dp.pt.20
  dp.st.20 dp.ct.20 dp.sa.20 dp.scim.20 dp.audit.20 PMAK-24 shpat_32h shpss_32h shpca_32h shppa_32h
  lin_api_30 lin_oauth_30 ntn_30 secret_40m figd_30 ATATT30 ATCTT30 ATBB28 sq0atp-20 sq0csp-20 EAAA60 EAAC60 EAAM60
  sbp_40h pscale_tkn_30 pscale_pw_30 pscale_oauth_30 fo1_40 fm1r_40 fm1a_40 fm2_40 HRKU-30 NRAK-20
  AGE-SECRET-KEY-50u ops_50m A3-30m pul-40h rubygems_48h EZAK50 EZTK50 duffel_30 xkeysib-64h
  LS0tLS1CRUdJTiBSU0Eg20 LS0tLS1CRUdJTiBQUkl20 LS0tLS1CRUdJTiBFQyBQ20 LS0tLS1CRUdJTiBPUEVO20
  LS0tLS1CRUdJTiBFTkNS20 sha256~43 nfp_36 sgp_40m CCIPAT_20 bkua_40h phx_30 LTAI20 CLOJARS_60 dt0c01.80 pnu_36 SWMTKN-40 lsv2_40`
  .split(/\s+/)
  .map((row) => /^(.*\D)(\d+)([hum]?)$/.exec(row) as unknown as readonly string[])

const alphabets: Readonly<Record<string, string>> = {
  '': '[\\w.-]',
  h: '[\\da-fA-F]',
  u: '[A-Z\\d]',
  m: '(?=[\\w-]{0,40}[A-Z\\d])[\\w.-]',
}
/** What gives these away stands in their middle: Telegram, Mailchimp, Terraform, Entra, Discord, Airtable. */
const infixed =
  '\\d{8,10}:AA[\\w-]{33}|[\\da-f]{32}-us\\d|\\w{14}\\.atlasv1\\.[\\w-]{60}|[\\w~.-]{3}\\dQ~[\\w~.-]{31}|[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27}|pat\\w{14}\\.[\\da-f]{64}'
const token = new RegExp(
  table
    .map(
      ([, prefix = '', length = '', kind = '']) =>
        `${prefix.replaceAll('.', '\\.')}${alphabets[kind]}{${length}}`,
    )
    .join('|') + `|${infixed}`,
  'y',
)
const LONGEST_HEAD = 40

/** Tokens that their vendors gave a shape so that they can be found (GitHub, AWS, Slack …). */
export const vendorToken = defineRule({
  name: 'vendor-token',
  kind: 'secret',
  trigger: [
    ...table.map(([, prefix = '']) => prefix),
    { text: ':AA', before: '0123456789' },
    { text: '-us', before: HEX_DIGITS, next: '123456789' },
    '.atlasv1.',
    { text: 'Q~', before: '0123456789' },
    { text: '.', before: `${LETTERS}0123456789`, next: `${LETTERS}0123456789` },
  ],
  match(text, at, from) {
    const first = codeAt(text, at)
    // Discord's second part has six characters, Airtable's first one begins with a p.
    if (
      first === 46 &&
      codeAt(text, at + 7) !== 46 &&
      text[at + 1] !== 'a' &&
      text[at - 17] !== 'p'
    )
      return at + 1
    const head = first === 46 || first === 58 || first === 45
    const start =
      first === 81
        ? at - 4
        : head
          ? wordStart(text, at, BASE64URL, Math.max(from, at - LONGEST_HEAD))
          : at
    if (start < from || (start > from && isTokenBefore(text, start))) return at + 1
    token.lastIndex = start
    return token.test(text) ? { start, end: tokenEnd(text, token.lastIndex) } : at + 1
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
const joined = (...parts: string[]): string => parts.join('')

export const about: About = {
  source: "the vendors' documentation",
  redacts: [
    [`push with ${joined('gh', 'p_', 'aB3d'.repeat(9))}`, 'push with [vendor-token]'],
    [`key ${joined('AK', 'IA', 'ABCD2345'.repeat(2))}`, 'key [vendor-token]'],
    [`bot ${joined('123456789:', 'AA', 'aB3dEf7gHi2'.repeat(3))}`, 'bot [vendor-token]'],
    [`list ${'0a1b2c3d'.repeat(4)}-us12`, 'list [vendor-token]'],
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
