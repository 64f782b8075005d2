import { mapStrings, type Peer } from '../contender.ts'

interface RedactPii {
  readonly SyncRedactor: new () => { readonly redact: (text: string) => string }
}

/** Expressions for texts of US customers, in sequence, with names and addresses. */
export const redactPii: Peer = {
  name: 'redact-pii',
  async create(load) {
    const { SyncRedactor } = await load<RedactPii>('redact-pii/lib/index.js')
    const redactor = new SyncRedactor()
    return { redact: (value) => mapStrings(value, redactor.redact) }
  },
}
