/** Their arguments are scripts, credentials and values from the first one on. */
const silent = /^(?:auth|hello|config|eval|script|acl|migrate|fcall|function|client|echo|ping)/i
const command = /^\s*([a-z][\w.-]{0,31})(?![^\s(])\s*(\S*)\s*(\S?)/i
const keyPrefix = /^[a-z][a-z_-]{0,31}\d?:/i

/**
 * `set sess:8f3a … EX 60` becomes `set sess:? ?`: a command, and the prefix of its first key. What
 * is no command (`db.users.find({ … })`) keeps its first word.
 */
export function commandOf(text: string): string {
  const found = command.exec(text)
  if (found === null) return text.trim() === '' ? text : '?'
  const [, name = '', argument = '', more] = found
  if (argument === '') return name
  const prefix = silent.test(name) ? '' : (keyPrefix.exec(argument)?.[0] ?? '')
  return `${name} ${prefix}?${prefix !== '' && more !== '' ? ' ?' : ''}`
}
