/**
 * What somebody writes into a field that ends in a log, to stall the reader: every trigger and
 * prefix repeated, near-misses of every rule, nested prefixes, alternating triggers, encoded
 * copies. Each is repeated to the length. `·` is a space, `~` a line break.
 */
const units = `
a A 0 1 é ! · ~ . - ·- \\ \\\\ " ' { [ ( { } [] {" ["
@ a@ @a a@a. a.a@ a@b.c @a.a a@1.2. ."@ "a"@ é@ a@xn-- a+ %40 %2540 \\u0040 &#64; a%40b.c
: :: a: 2001: 2001:db8: 1:2:3:4:5:6:7: 20:30: ::ffff:1. 2a02:8108:
1. 1.2. 1.2.3.4. 255.255.255. 1.2.3.4.5 v1.2.3.4 1.2.3.4/ %2E
4111 4111· 4111- 4111·1111·1111·1112· 411111111111111 4111111111111112· 411111111111111a 3782·822463·1000 5-
+ +4 +49 +49· +49- +49·1 (0 (0) 0 0049 0049- 00 0· 0421/ 0421· Tel. Tel.: Tel.·0421· +49·(0)
DE DE8 DE89 DE89· DE89·3704· DE89-3704- DE88370400440532013000· GB29NWBK iban
eyJ eyJeyJ eyJ. eyJa. eyJhbGciOi eyJhbGciOiJIUzI1NiJ9. eyJhbGciOiJIUzI1NiJ9.e
bearer bearer· Bearer·a Bearer·a· Basic· basic·aGk Authorization: Authorization:· Bearer\\t
:// a:// a://b a://b: a://b:c a://b:c/ a://b@ a://@ http://a:b http://a:b@c/
= a= a=b& ?a= ?a=b& ?token= &token= ?q= ?q=a& ;a= a[0]= a[b]= #a= ?a[]=
password password= password: password=a password=a· password="a "password":" "password":{" "password": password=[ pwd=a&
token tokens session sid= session· api_key client_secret= secret:· vorname= "vorname":" Vorname:·A· Cookie:a= Set-Cookie:·a=b;
AKIA ASIA ghp_ gho_a github_pat_ glpat- xoxb- xoxb-1- sk_live_ sk- sk-ant- npm_ pypi- AIza glsa_ svas_ hf_ SG.
-----BEGIN· -----BEGIN·PRIVATE·KEY ----- -----END· -----BEGIN·RSA·PRIVATE·KEY----
/home/ /home/a /Users/ C:\\Users\\ \\Users\\a /home//home/ /reset/ /reset/a- /verify/a1 /invite/0123456789
3f2b8c1e-9a4d- 3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c03 session·3f2b8c1e-9a4d-4c7b-8f60-2d1e5a7b9c0 3f2b8c1e- aaaaaaaa-
@: @=: a@:1. @.@. :=@ eyJ@ +@ 4111@ @4111· =@: token=@ password=eyJ password=4111· ?token=a@b. DE89@
%3D %3A %2B49 %25 %2525 %20 %7B%22 password%3D ?a=%40 %E2%80%8B &amp; &#x40; =3D \\u003d \\x40 \\n \\"
Key·( Key·(a)=( Duplicate·entry·' Failing·row·contains·( Steuer-ID· IdNr·12·345·678 Personalausweis·L01X00T4 geb.·01.02. MAC·00:
SELECT·' WHERE·a·=·' INSERT·INTO·a·VALUES·( '' $1, <a> </a> <password> <!-- `
  .trim()
  .split(/\s+/)

/** Invisible in print, and so invisible here. */
const invisible = ['\u200B', 'a\u200B', '4111\u200B1111', '@\u200B', '\uFEFF', '\u00AD', '\u0000']

export interface HostileShape {
  readonly name: string
  readonly unit: string
}

export const hostileShapes: readonly HostileShape[] = [
  ...new Set(units.map((unit) => unit.replaceAll('·', ' ').replaceAll('~', '\n'))),
  ...invisible,
].map((unit) => ({ name: printable(unit), unit }))

function printable(unit: string): string {
  return JSON.stringify(unit).replaceAll(
    /[^ -~]/g,
    (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The shape, repeated to a length. */
export function hostileText({ unit }: HostileShape, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
}
