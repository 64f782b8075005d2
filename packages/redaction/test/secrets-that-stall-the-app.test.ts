import { describe, expect, it } from 'vitest'
import { readsOf } from './support/scan-reads.ts'

/** Near misses of each rule for secrets, one line each; `·` is a space, `§` a dollar sign. */
const units = `
  password=§{ password={ password=[ token={{ password:\\n password!= password?= token:::= token=@
  Cookie:·a=; Cookie:·a Authorization:· Authorization:·Digest· Authorization:·Token· Unexpected·token:·
  "name":"a","value": name="password" name="a"· value= ,value= ("a","b" ("password",· <password> </password>
  </password </a> ]]></password> ·--token ·--a ·-u ·-ua:b curl·-u· mysql·-p ·-p ·-a· password·' PASSWORD·
  IDENTIFIED·BY· login·a·password· token·a1 api·key·1a key· ghp_ ghp_a github_pat_ sk- xoxb- 1// SG. dp.
  :AA 1:AA 1234567890:AA a-us1 .atlasv1. 1Q~ a.bcdefg.hijklm. a_b-c a1B2_ aB3dEf7gHi2jKlMnOpQrStUvWx_
  a_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/ eyJ ZXlK eyJa. -----BEGIN· -----BEGIN·PRIVATE· PuTTY-User-Key- be ba Bea
  Basic· Bearer+ Negotiate· AWS4-HMAC reset/ reset/aaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaa/ // //a:b ://a: ://a@b ://a:b@c/
  ?a= ?a[0]= ?session= ?code= ;session= #a= ?state=a& {"a": [{ =+ += `
  .trim()
  .split(/\s+/)
  .map((unit) => unit.replaceAll('·', ' ').replaceAll('§', '$').replaceAll('\\n', '\n'))

describe('text that is nearly a secret costs more than its length', () => {
  it.each(units)('%s', (unit) => {
    const small = readsOf(unit.repeat(250))
    const large = readsOf(unit.repeat(1_000))
    expect(large).toBeLessThanOrEqual(4.1 * small + 100)
    expect(large).toBeLessThanOrEqual(80 * unit.length * 1_000)
  })
})
