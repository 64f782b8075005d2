// Ends this process when the tour is gone, however it went: no orphan stays behind.
process.channel?.unref()
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Its pipes are gone with it; a line that nobody reads is not an error.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {})
