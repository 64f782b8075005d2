import { REDACTED } from './markers.ts'

/**
 * An entry, and which other of the same object tells its key: pairs of headers and variables, then
 * what validators say of a field (express-validator, class-validator, Mongoose, Joi, Zod, Ajv), the
 * command that an error of ioredis is about, and the statement whose parameters these are (TypeORM,
 * knex, Sequelize, Prisma, mysql2).
 */
const told = new Map(
  [
    ['value', 'name key property path param field'],
    ['values', 'name key sql'],
    ['parameters', 'query sql'],
    ['params', 'query sql'],
    ['bindings', 'sql'],
    ['stringValue', 'path'],
    ['received', 'path'],
    ['input', 'path'],
    ['data', 'instancePath'],
    ['args', 'name'],
  ].map(([key = '', by = '']) => [key, by.split(' ')]),
)
/** Where Zod says of which type something was, and not what. */
const typeName = /^(?:undefined|null|nan|string|number|integer|boolean|bigint|date|array|object)$/
const login = /^(?:auth|hello|acl)$/i
const statement = /^\s*(?:select|insert|update|delete|merge|with|call)\s/i

/** `{ key: 'password', value: … }`, `{ path: ['user', 'password'], … }`: what the value's key is. */
export function toldKey(
  key: string,
  value: unknown,
  keys: readonly string[],
  values: readonly unknown[],
): string | undefined {
  const by = told.get(key)?.find((name) => keys.includes(name))
  if (by === undefined || (key === 'received' && typeName.test(String(value)))) return undefined
  const name = lastName(values[keys.indexOf(by)])
  if (name === undefined) return undefined
  if (key === 'args') return login.test(name) ? 'password' : undefined
  if (by === 'query' || by === 'sql') return statement.test(name) ? 'db.query.parameter' : undefined
  // A path of a server is no path of a field; only Ajv writes one like the other.
  if (by === 'instancePath') return name.split('/').findLast((step) => !/^\d*$/.test(step))
  return by === 'path' && name.includes('/') ? undefined : name
}

/** A number is a place in a list; behind a secret's name it may have been taken for the secret. */
function lastName(path: unknown): string | undefined {
  const steps: readonly unknown[] = Array.isArray(path) ? path : [path]
  const names = steps.filter((step) => typeof step === 'string')
  return names.findLast((name) => name !== REDACTED)
}
