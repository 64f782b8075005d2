/**
 * What the fuzzer has found, each run by a test for ever. `slow` is a unit that is repeated, the
 * others are texts, under a key if there is one. `main.ts` adds at the end.
 */
export interface Found {
  readonly kind: 'throws' | 'fault' | 'unsettled' | 'slow' | 'endless'
  readonly text: string
  readonly key?: string
  /** Known, not mended: nothing of it leaves, which is all that holds. */
  readonly open?: true
}

export const found: readonly Found[] = [
  { kind: 'fault', text: '(0151) 456' },
  { kind: 'fault', text: ' 0171 2000033049' },
  { kind: 'fault', text: ' 0421/1456k' },
  { kind: 'fault', text: ' 0171 3900F' },
  { kind: 'fault', text: '/home/a/home/a/home/a/home/a/home/a/home/a' },
  { kind: 'fault', text: 'eyJhbGci/home/GET/home/a/home/GET/home/a/home/a' },
  {
    kind: 'fault',
    text: '0151 256789 0151 256789 0151 256789 0151 256789 0151 256789 0159 0153',
  },
  {
    kind: 'fault',
    text: '+4770000123+44700900123+4770000123+44700900123+4770000123+44700900123',
  },
  { kind: 'fault', text: 'Kfz M-Y 9 M-Y 9 M-Y 9 M-Y 9 M-Y 9 M-Y 9', open: true },
  {
    kind: 'fault',
    text: 'Geburt1980-3-1 1980-3-1 1980-3-1 1980-3-1 1980-3-1 1980-3-1',
    open: true,
  },
  { kind: 'fault', text: 'sshpass -p g -p s -p s -p d -p s -p g', open: true },
  { kind: 'fault', text: 'Cookie:?token=; ; ;' },
  { kind: 'fault', text: 'Cookie:basic Gka=', open: true },
  { kind: 'fault', text: '\\u003dm]]></password>' },
  { kind: 'fault', text: '\ufeff*TA[x1]]></secret>' },
  { kind: 'fault', text: '""""""@"@r.lo', open: true },
  {
    kind: 'fault',
    text: '030/23000%20030/23125000%20030/23125000%20030/23125000%20030/23125000%20030/23000',
  },
  { kind: 'fault', text: '/home//home/e/a/home/e/a/home/e/a/home/a/a/home/e/a/home/o', open: true },
  { kind: 'fault', text: '://:://:\u00a0://\u00a0:://:\u00a0://:\u00a0://\u00a0@', open: true },
  { kind: 'fault', text: 'pw=a&c;&b;&#', open: true },
  {
    kind: 'fault',
    text: '+43+414123=+4923+4123=+4923+4123=+4923+4123=+4923+4123=+49234+492',
    open: true,
  },
  { kind: 'fault', text: 'geb.2.3.10 2.3.80 2.3.10 2.3.19 2.3.19 2.3.10', open: true },
  { kind: 'fault', text: '?eyJOiJIUzI1NiJ9.a=b&?eyJhbGci&?eyJhbGci', open: true },
  { kind: 'fault', text: '=T\u200Bheim]]></passwd>' },
  { kind: 'slow', text: 'sid=' },
  { kind: 'slow', text: 'a=sid=' },
  { kind: 'slow', text: 'email=' },
  { kind: 'slow', text: '/home/a' },
  { kind: 'slow', text: '=+4923+4123' },
  { kind: 'slow', text: '+49\u200b941491' },
  { kind: 'slow', text: '%2B49685499' },
  { kind: 'slow', text: '+35021234' },
  { kind: 'slow', text: '+464650042+464600412+464650041' },
  { kind: 'slow', text: 'Authorization:\u200b ' },
  { kind: 'slow', text: 'r\u200bet: : secret: secret: sect-sk-ant-sk-' },
  { kind: 'slow', text: 'Key (\u200b' },
  { kind: 'slow', text: '0)(%40token=' },
  { kind: 'slow', text: '%3D"password' },
  { kind: 'slow', text: 'password%3D!&a;' },
  { kind: 'slow', text: '\u200bpassword=1 ' },
  { kind: 'slow', text: '012345678/eyJhbGci\u200b' },
  { kind: 'slow', text: '/%49te/123456789' },
  { kind: 'slow', text: '&#4;a@a.password=1 ' },
  { kind: 'slow', text: 'a=;password%3' },
]
