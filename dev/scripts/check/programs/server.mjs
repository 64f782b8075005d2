import { createServer } from 'node:http'

const server = createServer((_request, response) => response.end('ok'))
server.listen(0, '127.0.0.1', async () => {
  const answer = await fetch(
    `http://127.0.0.1:${server.address().port}/permits?name=jane@example.org`,
  )
  console.log(await answer.text())
  server.close()
})
