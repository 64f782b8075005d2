// Ends this process when the tour is gone, however it went: no orphan stays behind.
process.channel?.unref()
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
