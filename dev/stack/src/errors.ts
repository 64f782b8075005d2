/** Something that the person in front of the screen can mend; the message says how. */
export class StackError extends Error {}

/** A command line that cannot be understood. */
export class UsageError extends StackError {}
