import { createInbox } from './inbox.ts'
import { watchMembers } from './members.ts'
import { inboxServer } from './server.ts'

const lastWord = 3_000

const server = inboxServer(createInbox(), watchMembers()).listen(5001)

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    server.close()
    setTimeout(() => server.closeAllConnections(), lastWord).unref()
  })
